"""What a browser may do with what this server sends."""

from collections.abc import Iterable

# Nothing on the pages uses these; a script that got in should not either.
_REFUSED_FEATURES = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)


def content_security_policy(script_hashes: Iterable[str], form_targets: Iterable[str]) -> str:
    """Return the policy: all from this server, no eval, no frame, no plug-in."""
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(("'self'", "blob:", "'wasm-unsafe-eval'", *script_hashes)),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": " ".join(("'self'", *form_targets)),
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def security_headers(
    script_hashes: Iterable[str], form_targets: Iterable[str], *, tls: bool
) -> list[tuple[bytes, bytes]]:
    """Return the headers of every answer; HSTS only when visitors come by https."""
    headers = {
        "content-security-policy": content_security_policy(script_hashes, form_targets),
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "permissions-policy": ", ".join(f"{feature}=()" for feature in _REFUSED_FEATURES),
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
    }
    if tls:
        headers["strict-transport-security"] = "max-age=31536000"
    return [(name.encode("ascii"), text.encode("ascii")) for name, text in headers.items()]
