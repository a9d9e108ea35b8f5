"""A browser for which nothing exists but the sites that it is given."""

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Browser, Playwright, expect

from .server import serve

SWITCHES = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-proxy-server", "--no-first-run", "--disable-sync")
SWITCHES += ("--disable-background-networking", "--disable-component-update")
# Chromium makes two pages of its own behind the address bar for each learner, which takes it longer than ours. It reads
# the last list alone, so what Playwright switches off is named once more.
OFF = "WebUIOmniboxPopup WebUIOmniboxAimPopup AvoidUnnecessaryBeforeUnloadCheckSync DestroyProfileOnBrowserClose "
OFF += "HttpsUpgrades HttpsFirstBalancedModeAutoEnable LensOverlay MediaRouter PaintHolding "
OFF += "ThirdPartyStoragePartitioning AvoidCorsURLLoaderRestartOnRedirect TcpPortRandomizationWin OptimizationHints "
OFF += "NetworkTimeServiceQuerying AimEnabled PreconnectToSearch "
OFF += "msForceBrowserSignIn msEdgeUpdateLaunchServicesPreferredVersion"
SWITCHES += (f"--disable-features={','.join(OFF.split())}",)
NOTHING: Mapping[str, str] = {}
PATIENCE = 10_000  # milliseconds; other things may keep the machine busy


@contextlib.contextmanager
def launched(
    playwright: Playwright, chromium: str, sites: Mapping[str, Path], said: Mapping[str, str] = NOTHING
) -> Iterator[Browser]:
    """Chromium, which finds each site at the host that it is given by; the server says headers with every file."""
    with serve(sites, said) as port, leading(playwright, chromium, dict.fromkeys(sites, port)) as browser:
        yield browser


@contextlib.contextmanager
def leading(playwright: Playwright, chromium: str, ports: Mapping[str, int]) -> Iterator[Browser]:
    """Chromium, for which each host leads to a port of this machine."""
    expect.set_options(timeout=PATIENCE)
    rules = ", ".join([*(f"MAP {host} 127.0.0.1:{port}" for host, port in ports.items()), "MAP * ~NOTFOUND"])
    browser = playwright.chromium.launch(executable_path=chromium, args=[*SWITCHES, f"--host-resolver-rules={rules}"])
    yield browser
    browser.close()
