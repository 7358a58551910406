"""The portal without a connection: the page that then opens, the service worker that opens it, and the times a device may keep."""
