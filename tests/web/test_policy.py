"""The policy stays closed, and a setting cannot write into it."""

import pytest

from web.policy import content_security_policy
from web.settings import is_behind_tls, sign_in_origins


def test_nothing_is_evaluated_and_no_other_host_is_named() -> None:
    policy = content_security_policy(["'sha256-x'"], [])
    script = policy.split("script-src ")[1].split(";")[0]
    assert script.split() == ["'self'", "blob:", "'wasm-unsafe-eval'", "'sha256-x'"]
    assert "unsafe-eval" not in script.split()
    assert "http" not in policy
    assert "*" not in policy


def test_a_form_may_lead_to_the_provider_of_the_sign_in_and_nothing_else_may(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MDT_SIGN_IN_ORIGINS", "https://login.example http://127.0.0.1:9400")
    policy = content_security_policy([], sign_in_origins())
    assert "form-action 'self' https://login.example http://127.0.0.1:9400;" in policy
    assert policy.count("login.example") == 1


@pytest.mark.parametrize(
    "text",
    ["https://x.example; script-src *", "*", "https:", "https://x.example/path", "javascript:1"],
)
def test_what_is_no_origin_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("MDT_SIGN_IN_ORIGINS", text)
    with pytest.raises(ValueError, match="MDT_SIGN_IN_ORIGINS"):
        sign_in_origins()


def test_tls_is_off_until_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MDT_TLS", raising=False)
    assert not is_behind_tls()
    monkeypatch.setenv("MDT_TLS", "1")
    assert is_behind_tls()
