"""The door to the network: the only room that imports an HTTP library."""
