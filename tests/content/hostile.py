"""Letters that nobody means well: what would never end, grow without bounds, reach out, or is no text."""

from __future__ import annotations

DEEP = "(" * 3_000 + "1" + ")" * 3_000
HOSTILE = {
    "loops in loops": "{% for a in range(10000) %}{% for b in range(10000) %}{% for c in range(10000) %}x"
    "{% endfor %}{% endfor %}{% endfor %}",
    "loops that say nothing": "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
    "a long range": "{% for a in range(10**9) %}x{% endfor %}",
    "a long range as a list": "{{ range(1000000000)|list|length }}",
    "a wide line": "{{ 'x'.center(300000000) }}",
    "a wide filter": "{{ 'x'|center(300000000) }}",
    "a wide format": "{{ '%300000000d' % 1 }}",
    "a wide format by name": "{{ '{:300000000}'.format(1) }}",
    "a wide indent": "{{ 'a\nb'|indent(300000000) }}",
    "a repeated text": "{{ 'x' * 10 * 100000000 }}",
    "a repeated list": "{{ ([1] * 100000000)|length }}",
    "doubling": "{% set n = namespace(t='xx') %}{% for a in range(60) %}{% set n.t = n.t ~ n.t %}{% endfor %}",
    "doubling by +": "{% set n = namespace(t='xx') %}{% for a in range(60) %}{% set n.t = n.t + n.t %}{% endfor %}",
    "doubling by join": "{% set n = namespace(t='xx') %}"
    "{% for a in range(60) %}{% set n.t = [n.t, n.t]|join %}{% endfor %}",
    "doubling by blocks": "{% set a %}xxxxxxxxxx{% endset %}"
    + "{% set b %}{{ a }}{{ a }}{% endset %}{% set a %}{{ b }}{{ b }}{% endset %}" * 20,
    "growing by replace": "{{ ('x' * 100000)|replace('x', 'y' * 100000) }}",
    "a tower": "{{ 9 ** 9 ** 9 }}",
    "squares": "{% set n = namespace(t=99) %}{% for a in range(60) %}{% set n.t = n.t * n.t %}{% endfor %}",
    "a macro of itself": "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "a macro twice of itself": "{% macro a(n) %}{% if n %}{{ a(n - 1) }}{{ a(n - 1) }}{% endif %}{% endmacro %}"
    "{{ a(99) }}",
    "a loop of itself": "{% for a in [[1]] recursive %}{{ loop([[1]]) }}{% endfor %}",
    "nothing divided": "{{ 1 / 0 }}",
    "nothing divided wholly": "{{ 1 // 0 }}",
    "no number": "{{ 'x'|int + 'x' }}",
    "no entry": "{{ [1][5].x.y }}",
    "deep": "{{ " + DEEP + " }}",
    "deep blocks": "{% if a %}" * 500 + "{% endif %}" * 500,
    "long": "{{ a }}" * 10_000,
    "words at random": "{{ lipsum(10000) }}",
    "cycling": "{{ cycler(1).__init__.__globals__ }}",
    "a sum of texts": "{{ (['x' * 1000] * 9999)|sum(start='') }}",
    "a text of figures": "{{ 'x' * 10**10 }}",
    "a list of figures": "{{ [1] * 10**9 }}",
    "a tower in brackets": "{{ (10**1000)**1000 }}",
    "a power that is hardly looked at": "{% if 2**(2**30) % 7 %}x{% endif %}",
    "a wide format of figures": "{{ '%1000000000d' % 1 }}",
    "growing by replace in a row": "{{ 'a'|replace('', '" + "b" * 900 + "')|replace('b', '" + "c" * 9_000 + "') }}",
    "the letter itself": "{{ self }}",
    "what is called": "{{ range }}",
    "what is filled": "{{ namespace(a=1) }}",
    "a long call": "{{ dict(a=1).update(b=2) }}",
}
