#!/usr/bin/env python3
"""PyTorch peers of Engram's training step, from PyTorch 1.13 (Debian's python3-torch) on.

    python3 pytorch.py [--json FILE] [--device cpu|cuda|cuda:N] [--lengths 5,20,100] [--pairs N] [--turn-millis M]
    python3 pytorch.py --serve [--device cpu|cuda|cuda:N]

    literal   the exercise's equations in tensor operations, with automatic differentiation
    nn        torch.nn.RNN or torch.nn.LSTM with a linear head
    compile   torch.compile of literal, where that works

A step is what it is in Engram: a fresh batch of palindromes of raw digits, softmax cross-entropy of the last time step,
backward, clipping by the global norm, RMSProp. The maths and the number of trained weights are the same for all peers.

Without --serve, nn and compile are measured against literal, pair by pair in turn, as Turns.java does it.

With --serve, who starts it times it from outside. It first says, in one line, what it has:

    {"torch": "1.13.0", "device": "cpu", "peers": ["literal", "nn"], "without": {"compile": "why not"}}

then it reads a request a line, and answers each with {"ok": true} or {"ok": false, "error": "a sentence"}:

    {"do": "create", "peer": "nn", "cell": "LSTM", "length": 20, "hiddenSize": 128, "batchSize": 128, "runs": 1}
    {"do": "train", "steps": 15}
    {"do": "close"}

"create" replaces the peer before it and takes one step with the new one, so that whatever can't be trained is refused
there, and compilation, which takes long for a long sequence, is never in a turn. "runs" (1 if absent) independent
copies take their steps one after the other. "train" answers when the device has done its work. Nothing but answers goes
to stdout. The end of stdin ends it.

Shapes: B batch size, T palindrome length, N = T - 1 time steps, I = 1 input size, H hidden size, K = 10 classes.
"""

import argparse
import json
import math
import os
import pathlib
import platform
import re
import statistics
import sys
import time
from dataclasses import dataclass
from datetime import datetime, timezone

# torch.set_num_threads does not reach the threads of an OpenBLAS, which reads this once, when it is loaded
os.environ["OPENBLAS_NUM_THREADS"] = "1"

try:
    import torch
except ImportError as missing:
    sys.exit(f"pytorch.py: {sys.executable} can't load PyTorch ({missing}); Debian has it as python3-torch")

CELLS = ("LSTM", "RNN")
INPUT_SIZE = 1
CLASSES = 10
HIDDEN_SIZE = 128
BATCH_SIZE = 128
MAX_GRAD_NORM = 10
SEED = 1


@dataclass(frozen=True)
class Workload:
    """What is trained: cell is one of CELLS, the others are T, H and B."""

    cell: str
    length: int
    hidden_size: int
    batch_size: int

    def __str__(self):
        return f"{self.cell} T={self.length}"


# ---- the networks: forward takes (B, N, I) and gives the logits of the last time step, (B, K)


class Gate(torch.nn.Module):
    """The sum inside a gate: x(t) (B, I) and h(t-1) (B, H) to (B, H)."""

    def __init__(self, hidden_size):
        super().__init__()
        self.weight_ih = torch.nn.Parameter(torch.empty(INPUT_SIZE, hidden_size))
        self.weight_hh = torch.nn.Parameter(torch.empty(hidden_size, hidden_size))
        self.bias_ih = torch.nn.Parameter(torch.empty(hidden_size))

    def forward(self, x, hidden):
        return x @ self.weight_ih + hidden @ self.weight_hh + self.bias_ih


class LiteralRnn(torch.nn.Module):
    """Equations (1) and (2)."""

    def __init__(self, hidden_size):
        super().__init__()
        self.hidden_size = hidden_size
        self.gate = Gate(hidden_size)
        self.head_weight = torch.nn.Parameter(torch.empty(hidden_size, CLASSES))
        self.head_bias = torch.nn.Parameter(torch.empty(CLASSES))

    def forward(self, inputs):
        hidden = inputs.new_zeros(inputs.shape[0], self.hidden_size)
        for x in inputs.unbind(1):
            hidden = torch.tanh(self.gate(x, hidden))  # (1)
        return hidden @ self.head_weight + self.head_bias  # (2)


class LiteralLstm(torch.nn.Module):
    """Equations (4) to (10)."""

    def __init__(self, hidden_size):
        super().__init__()
        self.hidden_size = hidden_size
        self.candidate = Gate(hidden_size)
        self.input_gate = Gate(hidden_size)
        self.forget_gate = Gate(hidden_size)
        self.output_gate = Gate(hidden_size)
        self.head_weight = torch.nn.Parameter(torch.empty(hidden_size, CLASSES))
        self.head_bias = torch.nn.Parameter(torch.empty(CLASSES))

    def forward(self, inputs):
        hidden = inputs.new_zeros(inputs.shape[0], self.hidden_size)
        cell = torch.zeros_like(hidden)
        for x in inputs.unbind(1):
            candidate = torch.tanh(self.candidate(x, hidden))  # (4)
            input_gate = torch.sigmoid(self.input_gate(x, hidden))  # (5)
            forget_gate = torch.sigmoid(self.forget_gate(x, hidden))  # (6)
            output_gate = torch.sigmoid(self.output_gate(x, hidden))  # (7)
            cell = candidate * input_gate + cell * forget_gate  # (8)
            hidden = torch.tanh(cell) * output_gate  # (9)
        return hidden @ self.head_weight + self.head_bias  # (10)

    def set_forget_bias(self, value):
        torch.nn.init.constant_(self.forget_gate.bias_ih, value)


class LibraryNetwork(torch.nn.Module):
    """PyTorch's own recurrent module, fused where the device has it, with a linear head."""

    def __init__(self, module, hidden_size):
        super().__init__()
        self.recurrent = module(INPUT_SIZE, hidden_size, batch_first=True)
        self.head = torch.nn.Linear(hidden_size, CLASSES)
        # a second bias adds nothing to the maths, and trained it would count twice in the norm of the gradient
        self.recurrent.bias_hh_l0.requires_grad_(False)

    def forward(self, inputs):
        states, _ = self.recurrent(inputs)
        return self.head(states[:, -1])

    def set_forget_bias(self, value):
        hidden_size = self.recurrent.hidden_size
        with torch.no_grad():
            self.recurrent.bias_ih_l0[hidden_size : 2 * hidden_size] = value  # the gates are stacked as i, f, g, o


NETWORKS = {
    ("literal", "LSTM"): LiteralLstm,
    ("literal", "RNN"): LiteralRnn,
    ("nn", "LSTM"): lambda hidden_size: LibraryNetwork(torch.nn.LSTM, hidden_size),
    ("nn", "RNN"): lambda hidden_size: LibraryNetwork(torch.nn.RNN, hidden_size),
}


def new_network(kind, workload):
    """A network of NETWORKS with its weights drawn: uniform in ±1/√H, the bias of a forget gate 1."""
    network = NETWORKS[kind, workload.cell](workload.hidden_size)
    bound = 1 / math.sqrt(workload.hidden_size)
    for parameter in network.parameters():
        if parameter.requires_grad:
            torch.nn.init.uniform_(parameter, -bound, bound)
        else:
            torch.nn.init.zeros_(parameter)
    if workload.cell == "LSTM":
        network.set_forget_bias(1)
    return network


# ---- the training step


def draw_palindromes(workload, device):
    """Fresh digits, (B, T): the first half is drawn, the second mirrors it; an odd T has its middle digit once."""
    free_digits = (workload.length + 1) // 2
    half = torch.randint(0, CLASSES, (workload.batch_size, free_digits), device=device)
    return torch.cat([half, half[:, : workload.length // 2].flip(1)], dim=1)


def loss_of(forward, digits):
    """The mean cross-entropy of the last digit, predicted from those before it."""
    inputs = digits[:, :-1].to(torch.float32).unsqueeze(-1)  # (B, N, I)
    return torch.nn.functional.cross_entropy(forward(inputs), digits[:, -1])


class Run:
    """One network in training."""

    def __init__(self, peer, workload, device):
        self.workload = workload
        self.device = device
        network = new_network("literal" if peer == "compile" else peer, workload).to(device)
        # fullgraph: what can't be compiled as a whole fails, rather than quietly running as literal does
        self.forward = torch.compile(network, fullgraph=True, dynamic=False) if peer == "compile" else network
        self.parameters = [parameter for parameter in network.parameters() if parameter.requires_grad]
        self.optimizer = torch.optim.RMSprop(self.parameters, lr=1e-3, alpha=0.99, eps=1e-8)

    def step(self):
        self.optimizer.zero_grad(set_to_none=True)
        loss_of(self.forward, draw_palindromes(self.workload, self.device)).backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, MAX_GRAD_NORM)
        self.optimizer.step()


class Peer:
    """Independent runs, one after the other. Creating it takes the first step of each, which compiles."""

    def __init__(self, name, workload, device, runs=1):
        if name == "compile":
            forget_compiled()
        torch.manual_seed(SEED)
        self.device = device
        self.runs = [Run(name, workload, device) for _ in range(runs)]
        self.train(1)

    def train(self, steps):
        """Takes so many steps of each run, and returns when the last is done."""
        for run in self.runs:
            for _ in range(steps):
                run.step()
        if self.device.type == "cuda":
            torch.cuda.synchronize(self.device)


# ---- what this PyTorch can do


def forget_compiled():
    """Drops what torch.compile keeps of earlier networks: past a number of them it would stop compiling."""
    import torch._dynamo  # only where torch.compile is: PyTorch 1.13 has no such module

    torch._dynamo.reset()


def why_not_compile(device):
    """None where torch.compile works, which only a training step shows: it needs a compiler for its own output."""
    if not hasattr(torch, "compile"):
        return f"PyTorch {torch.__version__} has no torch.compile"
    try:
        Peer("compile", Workload("LSTM", length=2, hidden_size=4, batch_size=2), device)
    except Exception as failure:  # of whatever part of the compiler
        return sentence(failure)
    return None


def find_peers(device):
    """The names of the peers that work, and why another does not, by name."""
    reason = why_not_compile(device)
    return (["literal", "nn", "compile"], {}) if reason is None else (["literal", "nn"], {"compile": reason})


def set_up():
    """One thread and float32 throughout, as Engram computes."""
    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    torch.backends.cudnn.allow_tf32 = False  # else cuDNN's recurrent modules would round to 10 bits


def sentence(failure):
    """The first line of what an exception says, after its type, without which few can be understood."""
    lines = [line.strip() for line in str(failure).splitlines() if line.strip()]
    return f"{type(failure).__name__}: {lines[0].rstrip('.')}" if lines else type(failure).__name__


# ---- serving


class Refusal(Exception):
    """A request that can't be served; says in a sentence why."""


class Server:
    """Answers requests, one peer at a time."""

    def __init__(self, peers, without, device):
        self.peers = peers
        self.without = without
        self.device = device
        self.peer = None
        self.actions = {"create": self.create, "train": self.train, "close": self.close}

    def answer(self, line):
        """The answer to a line, whatever is in it."""
        try:
            self.serve(read_request(line))
        except Refusal as refusal:
            return {"ok": False, "error": str(refusal)}
        except Exception as failure:  # such as memory that is not there: the next request may ask for less
            return {"ok": False, "error": sentence(failure)}
        return {"ok": True}

    def serve(self, request):
        do = request.pop("do", None)
        action = self.actions.get(do) if isinstance(do, str) else None
        if action is None:
            raise Refusal(f"do is {json.dumps(do)}: it is one of {', '.join(self.actions)}.")
        action(request)

    def create(self, fields):
        name = take_word(fields, "peer", self.peers, self.without)
        workload = Workload(
            cell=take_word(fields, "cell", CELLS),
            length=take_number(fields, "length", least=2),
            hidden_size=take_number(fields, "hiddenSize"),
            batch_size=take_number(fields, "batchSize"),
        )
        runs = take_number(fields, "runs", default=1)
        refuse_others(fields)
        self.forget_peer()  # before the new one is made: its memory may be needed
        self.peer = Peer(name, workload, self.device, runs)

    def train(self, fields):
        steps = take_number(fields, "steps")
        refuse_others(fields)
        if self.peer is None:
            raise Refusal("There is no peer to train: create one first.")
        self.peer.train(steps)

    def close(self, fields):
        refuse_others(fields)
        self.forget_peer()

    def forget_peer(self):
        self.peer = None
        if self.device.type == "cuda":
            torch.cuda.empty_cache()


def read_request(line):
    try:
        request = json.loads(line)
    except ValueError as failure:
        raise Refusal(f"The line is not JSON: {failure}.") from None
    if not isinstance(request, dict):
        raise Refusal("The line is not a JSON object.")
    return request


def take_word(fields, name, words, without=None):
    word = fields.pop(name, None)
    if word in words:
        return word
    if isinstance(word, str) and word in (without or {}):
        raise Refusal(f"{name} {word} does not work here: {without[word]}.")
    raise Refusal(f"{name} is {json.dumps(word)}: it is one of {', '.join(words)}.")


def take_number(fields, name, least=1, default=None):
    number = fields.pop(name, default)
    if type(number) is not int or number < least:  # a bool is an int to isinstance
        raise Refusal(f"{name} is {json.dumps(number)}: it is a whole number, at least {least}.")
    return number


def refuse_others(fields):
    if fields:
        raise Refusal(f"There is no field {', '.join(fields)} in this request.")


def serve(device):
    """Reads requests from stdin until it ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # a compiler that torch.compile starts may print too, and only answers go to stdout
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    peers, without = find_peers(device)
    server = Server(peers, without, device)
    hello = {"torch": torch.__version__, "device": device.type, "peers": peers, "without": without}
    print(json.dumps(hello), file=answers, flush=True)
    for line in sys.stdin:
        print(json.dumps(server.answer(line)), file=answers, flush=True)


# ---- measuring


@dataclass(frozen=True)
class Turns:
    """Lets two peers take turns: the speed of a machine drifts within minutes, but hardly from one turn to the next."""

    pairs: int
    turn_millis: int

    def compare(self, first, second):
        """Warms both up and measures them; who goes first alternates. The milliseconds of a step, by turn."""
        steps = {peer: self.steps_per_turn(peer) for peer in (first, second)}
        millis = {first: [], second: []}
        for pair in range(self.pairs):
            for peer in (first, second) if pair % 2 == 0 else (second, first):
                millis[peer].append(millis_per_step(peer, steps[peer]))
        return millis[first], millis[second]

    def steps_per_turn(self, peer):
        """Runs a peer for about two turns, which warms it up, and tells how many steps a turn holds."""
        end = time.perf_counter() + self.turn_millis / 1e3
        steps = 1
        peer.train(1)
        while time.perf_counter() < end:
            peer.train(1)
            steps += 1
        return max(1, round(self.turn_millis / millis_per_step(peer, steps)))


def millis_per_step(peer, steps):
    start = time.perf_counter()
    peer.train(steps)
    return (time.perf_counter() - start) * 1e3 / steps


def new_row(workload, second, first_millis, second_millis):
    """A row as Engram's benchmark writes it; the ratio is second / first, pair by pair."""
    ratios = [second / first for first, second in zip(first_millis, second_millis)]
    return {
        "section": "steps",
        "workload": str(workload),
        "first": "PyTorch literal",
        "second": f"PyTorch {second}",
        "unit": "ms",
        "firstMedian": statistics.median(first_millis),
        "secondMedian": statistics.median(second_millis),
        "ratio": {
            "median": statistics.median(ratios),
            "min": min(ratios),
            "max": max(ratios),
            "pairs": len(ratios),
        },
    }


HEADER = "{:<12} {:<16} {:<16} {:>10} {:>10}   {}".format(
    "workload", "first", "against", "first ms", "second ms", "second/first: median [min, max]"
)


def row_text(row):
    return (
        "{workload:<12} {first:<16} {second:<16} {firstMedian:>10.2f} {secondMedian:>10.2f}   "
        "{ratio[median]:.2f} [{ratio[min]:.2f}, {ratio[max]:.2f}]"
    ).format(**row)


def measure(device, lengths, turns):
    """Prints a table of every other peer against literal, and returns its rows."""
    peers, without = find_peers(device)
    for name, reason in without.items():
        print(f"without {name}: {reason}")
    print(HEADER, flush=True)
    rows = []
    for workload in (Workload(cell, length, HIDDEN_SIZE, BATCH_SIZE) for cell in CELLS for length in lengths):
        for name in (name for name in peers if name != "literal"):
            try:
                times = turns.compare(Peer("literal", workload, device), Peer(name, workload, device))
            except Exception as failure:  # a compiler that copes with a short sequence may not with a long one
                print(f"{workload} without {name}: {sentence(failure)}", flush=True)
                continue
            rows.append(new_row(workload, name, *times))
            print(row_text(rows[-1]), flush=True)
    return rows


# ---- the machine


def processor(device):
    """The processor's own name for itself, and the accelerator's where it computes."""
    cpu_info = pathlib.Path("/proc/cpuinfo")
    text = cpu_info.read_text(encoding="utf-8") if cpu_info.exists() else ""
    name = first_group(r"^model name\s*:\s*(.+?)\s*$", text, platform.machine())
    return f"{name}, {torch.cuda.get_device_name(device)}" if device.type == "cuda" else name


def native():
    """What computes below PyTorch, which explains more of its speed than its version does."""
    build = f"cuda {torch.version.cuda}" if torch.version.cuda else "cpu"
    system = f"{platform.system().lower()}-{platform.machine()}"
    capability = build_setting(r"CPU capability usage: (\w+)")
    return f"libtorch {torch.__version__} {build} {system}, BLAS {blas()}, {capability}"


def blas():
    """The BLAS that PyTorch was built with; for Debian's, whose owner chooses one, the folder and file of that."""
    name = build_setting(r"BLAS_INFO=(\w+)")
    maps = pathlib.Path("/proc/self/maps")
    if name != "generic" or not maps.exists():
        return name
    return first_group(r"([^/\s]+/libblas\.so\S*)$", maps.read_text(encoding="utf-8"), name)


def build_setting(pattern):
    return first_group(pattern, torch.__config__.show(), "unknown")


def first_group(pattern, text, otherwise):
    found = re.search(pattern, text, re.MULTILINE)
    return found.group(1) if found else otherwise


def warn_of_slow_blas():
    if blas().startswith("blas/"):  # the folder of Debian's libblas3
        print(
            f"pytorch.py: this PyTorch multiplies with the reference BLAS ({blas()}), many times slower than others; "
            "install libopenblas0-pthread before comparing with it.",
            file=sys.stderr,
        )


def describe_machine(device):
    return {
        "processor": processor(device),
        "engine": f"PyTorch {torch.__version__}",
        "native": native(),
        "threads": torch.get_num_threads(),
        "device": device.type,
    }


# ---- the command line

DEFAULTS = {"json": None, "lengths": [5, 20, 100], "pairs": 15, "turn_millis": 300}


def parse_arguments():
    parser = argparse.ArgumentParser(
        description="Measures PyTorch's training step of the palindrome task, or serves it to who measures."
    )
    parser.add_argument("--serve", action="store_true", help="read requests from stdin, a JSON object a line")
    parser.add_argument("--device", type=torch.device, default="cpu")
    parser.add_argument("--json", type=new_file, metavar="FILE", help="where to write the rows")
    parser.add_argument("--lengths", type=whole_numbers, metavar="T,T", help="of the palindromes (5,20,100)")
    parser.add_argument("--pairs", type=whole_number, metavar="N", help="turns of each peer (15)")
    parser.add_argument("--turn-millis", type=whole_number, metavar="M", help="how long a turn takes about (300)")
    arguments = parser.parse_args()
    given = [name for name in DEFAULTS if getattr(arguments, name) is not None]
    if arguments.serve and given:
        parser.error(f"--serve measures nothing: leave out --{given[0].replace('_', '-')}")
    if arguments.device.type == "cuda" and not torch.cuda.is_available():
        parser.error(f"PyTorch {torch.__version__} finds no CUDA device here: take --device cpu")
    for name in DEFAULTS.keys() - set(given):
        setattr(arguments, name, DEFAULTS[name])
    return arguments


def whole_number(text, least=1):
    if not text.isdecimal() or int(text) < least:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of at least {least}")
    return int(text)


def whole_numbers(text):
    return [whole_number(length, least=2) for length in text.split(",")]


def new_file(text):
    path = pathlib.Path(text)
    folder = path.absolute().parent
    if path.is_dir() or not (folder.is_dir() and os.access(folder, os.W_OK)):
        raise argparse.ArgumentTypeError(f"{text!r} is not a file in a folder that can be written to")
    return path


def main():
    arguments = parse_arguments()
    set_up()
    warn_of_slow_blas()
    device = arguments.device
    if arguments.serve:
        serve(device)
        return
    machine = describe_machine(device)
    print("{engine}, {native}, {processor}, {threads} intra-op thread, {device}\n".format(**machine))
    rows = measure(device, arguments.lengths, Turns(arguments.pairs, arguments.turn_millis))
    if arguments.json:
        date = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        report = {"machine": machine, "date": date, "rows": rows}
        arguments.json.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
