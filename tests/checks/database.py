"""A temporary PostgreSQL server for the checks beside this file."""

import os
import pathlib
import shutil
import subprocess
import time

POSTGRES = pathlib.Path("/usr/lib/postgresql/15/bin")


class Database:
    """A server that listens only on a socket in its folder."""

    def __init__(self, folder):
        # PostgreSQL refuses to run as root
        self.user = "postgres" if os.getuid() == 0 else None
        self.folder = folder / "database"
        self.folder.mkdir()
        if self.user:
            shutil.chown(self.folder, self.user)
            os.chmod(folder, 0o755)
        data = self.folder / "data"
        self.run([POSTGRES / "initdb", "-D", data, "-U", "checks", "-A", "trust", "-E", "UTF8"])
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": self.folder,
            "shared_buffers": "1GB",
            "work_mem": "256MB",
            "fsync": "off",
            "jit": "off",
            "min_parallel_table_scan_size": "0",
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        self.server = subprocess.Popen(
            [POSTGRES / "postgres", "-D", data, *options], user=self.user, stderr=subprocess.DEVNULL, cwd=self.folder
        )
        self.wait()

    def run(self, command):
        subprocess.run(command, user=self.user, check=True, stdout=subprocess.DEVNULL, cwd=self.folder)

    def wait(self):
        """Waits until the server answers; raises an error when it has ended, or does not answer in time."""
        for _ in range(100):
            ready = subprocess.run([POSTGRES / "pg_isready", "-q", "-h", self.folder], check=False)
            if ready.returncode == 0:
                return
            if self.server.poll() is not None:
                break
            time.sleep(0.1)
        self.stop()
        raise SystemExit("the database does not answer")

    @property
    def address(self):
        """The connection string for libpq."""
        return f"host={self.folder} user=checks dbname=postgres"

    def sql(self, text):
        """Rows of texts."""
        command = ["psql", self.address, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"]
        done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
        return [line.split("|") for line in done.stdout.splitlines() if line]

    def stop(self):
        self.server.terminate()
        self.server.wait()
