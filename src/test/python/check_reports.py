"""Fail unless the interop tests really ran: all of them, none skipped.

    python3 check_reports.py REPORTS CLASS...
"""
import pathlib
import sys
import xml.etree.ElementTree as ElementTree


def main():
    reports = pathlib.Path(sys.argv[1])
    for name in sys.argv[2:]:
        report = reports / 'TEST-{}.xml'.format(name)
        if not report.exists():
            sys.exit('interop tests did not run: report={} is missing (do not '
                     'skip tests with -Pinterop)'.format(report))
        suite = ElementTree.parse(report).getroot().attrib
        run, skipped = int(suite['tests']), int(suite['skipped'])
        if run == 0 or skipped:
            sys.exit('interop tests were skipped: class={} tests={} '
                     'skipped={}'.format(name, run, skipped))


if __name__ == '__main__':
    main()
