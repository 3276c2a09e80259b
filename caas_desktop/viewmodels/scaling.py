"""What is said of a service's automatic scaling: its policy, who looks after it, what it waits for.
"""
from __future__ import annotations

from collections.abc import Mapping

from caas_desktop.domain.clean import text
from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.scaling import LAST, MAXIMUM, Policy, policy_of
from caas_desktop.domain.scaling_words import words_of
from caas_desktop.domain.times import clock_text, date_text, epoch
from caas_desktop.operations.scaling.cluster import View
from caas_desktop.operations.scaling.note import Note
from caas_desktop.viewmodels.errors import sentence, shown
from caas_desktop.viewmodels.facts import Fact
from caas_desktop.viewmodels.i18n import tr

Labels = Mapping[str, str]


def known_policy(labels: Labels) -> Policy | None:
    """Return the policy that labels tell, None without one or where they are none."""
    try:
        return policy_of(labels)
    except FieldError:
        return None


def bounds_text(labels: Labels) -> str:
    """Return "1–4" for a list, "" without a policy."""
    policy = known_policy(labels)
    if policy is None:
        return tr("no policy") if MAXIMUM in labels else ""
    words = f"{policy.minimum}–{policy.maximum}"
    return tr("{words}, paused").format(words=words) if policy.paused else words


def targets_text(policy: Policy) -> str:
    """Return "CPU 80 %, memory 70 %"."""
    found = [] if policy.cpu is None else [tr("CPU {percent} %").format(percent=policy.cpu)]
    if policy.memory is not None:
        found.append(tr("memory {percent} %").format(percent=policy.memory))
    return ", ".join(found)


def holder_text(view: View) -> str:
    """Return who looks after a cluster's services, and since when; "" for nobody."""
    name = tr("this window") if view.ours else view.holder
    if not (view.holder and view.since):
        return name if view.holder else ""
    return tr("{name}, since {time}").format(name=name, time=date_text(view.since))


def last_change(labels: Labels) -> str:
    """Return the last change of the replicas, with its reason and local time; "" without one."""
    told = text(labels.get(LAST))
    stamp, _, words = told.partition(" ")
    at = epoch(stamp)
    if at is None:
        return shown(words_of(told))
    return _timed(date_text(at), shown(words_of(words)))


def scaling_facts(labels: Labels, view: View, note: Note | None) -> list[Fact]:
    """Return what there is to say of a service that has a policy."""
    try:
        policy = policy_of(labels)
    except FieldError as error:
        return [Fact(tr("Policy"), tr("The service's labels are no policy: {words}").format(
            words=sentence(error)))]
    if policy is None:
        return []
    words = tr("{bounds} replicas, {targets}, cool-down {count} seconds").format(
        bounds=f"{policy.minimum}–{policy.maximum}", targets=targets_text(policy),
        count=policy.cooldown_s)
    facts = [Fact(tr("Policy"), tr("{words}, paused").format(words=words) if policy.paused
                  else words),
             Fact(tr("Looked after by"), holder_text(view) or tr("nobody"))]
    if view.trouble:
        facts.append(Fact(tr("Trouble"), shown(view.trouble)))
    if note is not None:
        title = tr("Now") if view.holder else tr("Seen last")
        facts.append(Fact(title, _timed(clock_text(note.at), shown(words_of(note.text)))))
        if note.until and view.holder:
            facts.append(Fact(tr("Waits"), tr("Fewer from {time} on, at the earliest.").format(
                time=clock_text(note.until))))
    if last := last_change(labels):
        facts.append(Fact(tr("Last change"), last))
    return facts


def _timed(time: str, words: str) -> str:
    return tr("{words} ({time})").format(words=words, time=time)
