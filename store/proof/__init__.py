"""Proof of time after RFC 3161: what is stamped, the request, the answer, and whether the answer holds.

`manifest` lists a case by hashes; `request` asks an authority about it; `answer` reads what came back, `signature`
and `chain` tell whether it holds, `holding` puts these together. Pure: no disk, no network, no clock of its own.
What reads answers needs the extra `tuikuan[stamp]`, and is imported when it is used.
"""
