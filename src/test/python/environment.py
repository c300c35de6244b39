"""Make the virtual environment that the interop tests run Python peers in.

    python3 environment.py ENVIRONMENT REPORTS

Does nothing when ENVIRONMENT already holds what requirements.txt asks for.
Removes the interop tests' reports of earlier runs from REPORTS, so that
check_reports.py can only see those of this run.
"""
import pathlib
import subprocess
import sys
import venv


def main():
    environment, reports = map(pathlib.Path, sys.argv[1:])
    for old in reports.glob('TEST-*.interop.*.xml'):
        old.unlink()
    required = pathlib.Path(__file__).with_name('requirements.txt')
    installed = environment / 'installed.txt'
    if installed.exists() and installed.read_text() == required.read_text():
        return
    venv.create(environment, clear=True, with_pip=True)
    subprocess.run([environment / 'bin' / 'python', '-m', 'pip', 'install',
                    '--quiet', '--disable-pip-version-check',
                    '-r', required], check=True)
    installed.write_text(required.read_text())


if __name__ == '__main__':
    main()
