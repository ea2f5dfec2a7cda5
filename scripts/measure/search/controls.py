"""Every control of the browse page on many papers, at a desk and with a phone."""

from collections.abc import Mapping

from playwright.sync_api import Browser, Error

from catalog.model.catalog import Catalog
from scripts.chromium import messages
from scripts.measure.search import asking, listing, narrowing, taking
from scripts.measure.search.asking import Control
from scripts.measure.search.hand import DEVICES, Hand, Wrong
from scripts.measure.search.samples import Missing, Samples
from scripts.measure.search.truth import Truth

CONTROLS: Mapping[str, Control] = {
    **asking.CONTROLS,
    **narrowing.CONTROLS,
    **listing.CONTROLS,
    **taking.CONTROLS,
}


def walk(browser: Browser, address: str, catalog: Catalog) -> int:
    """Print a line for each control; give how many did on some device not do what they should."""
    truth = Truth(catalog)
    samples = Samples(truth)
    contexts = {device: browser.new_context(**options) for device, options in DEVICES.items()}
    hands = {device: Hand(context, address, device) for device, context in contexts.items()}
    heard = {device: messages(context) for device, context in contexts.items()}
    for context in contexts.values():
        context.grant_permissions(["clipboard-read", "clipboard-write"])
    print(f"  every control, ms until it is done:{'desk':>8}{'phone':>8}")
    failed = 0
    for name, control in CONTROLS.items():
        try:
            wrong = {device: tried(control, hand, truth, samples) for device, hand in hands.items()}
        except Missing as error:
            print(f"    {name:<33}  left out: {error}", flush=True)
            continue
        for device, said in heard.items():
            wrong[device] = wrong[device] or "; ".join(said)
            said.clear()
        times = "".join(f"{hand.median:>8.0f}" for hand in hands.values())
        print(f"    {name:<33}{times}{'  FAILED' * any(wrong.values())}", flush=True)
        for device, why in wrong.items():
            if why:
                print(f"      {device}: {why}", flush=True)
        failed += any(wrong.values())
    for context in contexts.values():
        context.close()
    print(f"  {len(CONTROLS)} controls, {failed} failed")
    return failed


def tried(control: Control, hand: Hand, truth: Truth, samples: Samples) -> str:
    """What was wrong with a control on a device, or nothing."""
    hand.times.clear()
    try:
        control(hand, truth, samples)
    except (Wrong, AssertionError, Error) as error:
        return " ".join(str(error).split())[:600]
    finally:
        forget(hand)
    return ""


def forget(hand: Hand) -> None:
    """Have nothing of this control left for the next."""
    if hand.tab.url.startswith("http"):
        hand.tab.evaluate("localStorage.clear()")
    hand.tab.goto("about:blank")
