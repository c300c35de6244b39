"""Read metrics from standard input as Prometheus's own client library does.

    python3 prometheus_check.py < metrics.txt

Prints "FAMILY name type samples" for each family; fails on text that is none.
"""
import sys

from prometheus_client.parser import text_fd_to_metric_families


def main():
    for family in text_fd_to_metric_families(sys.stdin):
        print('FAMILY', family.name, family.type, len(family.samples))


if __name__ == '__main__':
    main()
