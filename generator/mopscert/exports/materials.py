"""The software bill of materials: which packages a release was made with, read from the lock and told in CycloneDX."""

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

import msgspec
import yaml

from mopscert.errors import MopscertError
from mopscert.model import Programme

if TYPE_CHECKING:
    from cyclonedx.model.component import Component

LOCK = "requirements/release.txt"
LICENCES = "requirements/licences.yaml"
_HASH = "hash=sha256:"


class Locked(msgspec.Struct, frozen=True):
    """A package of the lock: the SHA-256 of each of its files, and when it is needed, or "" for always."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


def locked(text: str, path: str = LOCK) -> tuple[Locked, ...]:
    """The packages of a lock with hashes, as pip reads it; MopscertError for a line that pins nothing."""
    lines = re.sub(r"\\\r?\n", " ", text).splitlines()
    return tuple(_locked(line, path) for line in lines if line.strip() and not line.lstrip().startswith("#"))


def _locked(line: str, path: str) -> Locked:
    # Comes with MkDocs; only here is it needed.
    from packaging.requirements import InvalidRequirement, Requirement

    package, *options = line.split(" --")
    hashes = tuple(sorted(option.strip().removeprefix(_HASH) for option in options if option.startswith(_HASH)))
    try:
        found = Requirement(package.strip())
    except InvalidRequirement as error:
        raise MopscertError(f'"{package.strip()}" in {path} is no package; write the file with: make lock') from error
    pins = [pin.version for pin in found.specifier if pin.operator == "=="]
    if not pins or not hashes:
        raise MopscertError(f"{found.name} in {path} has no fixed version or no hashes; write the file with: make lock")
    return Locked(found.name, pins[0], str(found.marker or ""), hashes)


def bill_of_materials(programme: Programme, root: Path, moment: datetime) -> bytes:
    """The bill as CycloneDX JSON; its serial number comes from what it says, so the same bill has the same one.

    MopscertError where the lock or the library is missing.
    """
    packages, licences = locked(_read(root, LOCK)), yaml.safe_load(_read(root, LICENCES))
    return _written(programme, packages, licences, moment)


def _read(root: Path, path: str) -> str:
    try:
        return (root / path).read_text(encoding="utf-8")
    except OSError as error:
        raise MopscertError(
            f"cannot read {path}, which the bill of materials is made from: {error.strerror}"
        ) from error


def _written(
    programme: Programme, packages: tuple[Locked, ...], licences: Mapping[str, str], moment: datetime
) -> bytes:
    try:
        # It takes its time to load, and only releases need it.
        from cyclonedx.model.bom import Bom, BomMetaData
        from cyclonedx.model.component import Component, ComponentType
        from cyclonedx.output.json import JsonV1Dot6
    except ImportError as error:
        raise MopscertError(
            "the bill of materials is written by cyclonedx-python-lib, which is not installed; "
            'install it with: pip install "mopscert[release]"'
        ) from error
    name, version = programme.title, programme.version
    whole = Component(type=ComponentType.APPLICATION, name=name, version=version, bom_ref="release")
    components = [_component(package, licences.get(package.name, "")) for package in packages]
    bom = Bom(
        serial_number=uuid5(NAMESPACE_URL, repr((name, version, moment.isoformat(), packages, licences))),
        metadata=BomMetaData(component=whole, timestamp=moment),
        components=components,
    )
    bom.register_dependency(whole, components)
    return f"{JsonV1Dot6(bom).output_as_string(indent=1)}\n".encode()


def _component(package: Locked, licence: str) -> "Component":
    """A package with its licence; the hashes stand with the place of its files, since each belongs to one of them."""
    from cyclonedx.contrib.license.factories import LicenseFactory
    from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
    from cyclonedx.model.component import Component, ComponentScope
    from packageurl import PackageURL

    files = ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION,
        url=XsUri(f"https://pypi.org/project/{package.name}/{package.version}/#files"),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=each) for each in package.hashes],
    )
    purl = PackageURL("pypi", name=package.name, version=package.version)
    return Component(
        name=package.name,
        version=package.version,
        bom_ref=purl.to_string(),
        purl=purl,
        licenses=[LicenseFactory().make_from_string(licence)] if licence else [],
        scope=ComponentScope.OPTIONAL if package.marker else ComponentScope.REQUIRED,
        external_references=[files],
        properties=[Property(name="python:marker", value=package.marker)] if package.marker else [],
    )
