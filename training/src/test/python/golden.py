#!/usr/bin/env python3
"""Writes the golden files: what PyTorch computes for the networks of this module, in float64.

    python3 golden.py OUTDIR        (Debian's python3-torch is enough; 1.13.1 wrote the files that are committed)

One file for each cell (torch.nn.RNN, torch.nn.LSTM) and encoding (digit, one-hot), with a linear head on the last time
step and the mean cross-entropy as the loss:

    digits                  (STEPS, B, T): a batch for each training step; the last digit of a sequence is its target
    weight_ih_l0 …          the random weights everything starts from, under PyTorch's names and in its layout
    logits, loss, grad/…    of the first batch at these weights
    <optimizer>/rate        (STEPS): the learning rate of each step
    <optimizer>/settings    the numbers of the optimizer, in the order of its Java record
    <optimizer>/max_norm    the norm its gradients are clipped to: some of the steps are clipped, some are not
    <optimizer>/loss        (STEPS): before each step
    <optimizer>/grad_norm   (STEPS): before clipping
    <optimizer>/weight_…    the weights after all the steps

PyTorch's cells have a second bias, bias_hh_l0, that adds nothing. Here it is zero and stays so, and is not written.

The format is two lines a tensor: its name and sizes, then its numbers, row by row, each with the fewest digits that
give exactly the same double when they are read.
"""

import pathlib
import sys

import torch

HIDDEN_SIZE = 8
BATCH_SIZE = 4
LENGTH = 7
CLASSES = 10
STEPS = 10

OPTIMIZERS = {
    "sgd": (torch.optim.SGD, dict(lr=0.1, momentum=0.0, nesterov=False)),
    "momentum": (torch.optim.SGD, dict(lr=0.05, momentum=0.9, nesterov=False)),
    "nesterov": (torch.optim.SGD, dict(lr=0.05, momentum=0.9, nesterov=True)),
    "rmsprop": (torch.optim.RMSprop, dict(lr=0.01, alpha=0.99, eps=1e-8)),
    "adam": (torch.optim.Adam, dict(lr=0.01, betas=(0.9, 0.999), eps=1e-8)),
    "steps": (torch.optim.RMSprop, dict(lr=0.02, alpha=0.99, eps=1e-8)),
    "cosine": (torch.optim.Adam, dict(lr=0.02, betas=(0.9, 0.999), eps=1e-8)),
}


def step_decay(update):
    return torch.optim.lr_scheduler.StepLR(update, step_size=4, gamma=0.5)


def warm_up_and_cosine(update):
    """Three steps up to the rate of the optimizer, then down to a tenth of it within the six that follow (past them PyTorch's rises again)."""
    line = torch.optim.lr_scheduler.LinearLR(update, start_factor=1 / 3, total_iters=2)
    cosine = torch.optim.lr_scheduler.CosineAnnealingLR(update, T_max=6, eta_min=0.1 * 0.02)
    return torch.optim.lr_scheduler.SequentialLR(update, [line, cosine], milestones=[3])


SCHEDULES = {"steps": step_decay, "cosine": warm_up_and_cosine}  # the other optimizers keep their rates


class Network(torch.nn.Module):
    """A recurrent cell with a linear head on its last time step."""

    def __init__(self, cell, input_size):
        super().__init__()
        self.cell = cell(input_size, HIDDEN_SIZE, batch_first=True)
        self.head = torch.nn.Linear(HIDDEN_SIZE, CLASSES)
        self.double()
        bound = HIDDEN_SIZE**-0.5
        for parameter in self.parameters():
            # drawn anew as doubles: those of the constructor are rounded to float32
            torch.nn.init.uniform_(parameter, -bound, bound)
        torch.nn.init.zeros_(self.cell.bias_hh_l0)
        self.cell.bias_hh_l0.requires_grad_(False)

    def forward(self, inputs):
        states, _ = self.cell(inputs)
        return self.head(states[:, -1])

    def trained(self):
        """The parameters that are trained, under PyTorch's names; those of the head as head.weight and head.bias."""
        named = {name.removeprefix("cell."): parameter for name, parameter in self.named_parameters()}
        return {name: parameter for name, parameter in named.items() if parameter.requires_grad}


def encode_digit(digits):
    return digits.double().unsqueeze(-1)


def encode_one_hot(digits):
    return torch.nn.functional.one_hot(digits, CLASSES).double()


def loss_and_logits(network, encode, digits):
    logits = network(encode(digits[:, :-1]))
    return torch.nn.functional.cross_entropy(logits, digits[:, -1]), logits


def settings(optimizer, arguments):
    """The numbers of the optimizer in the order of the Java record: Sgd, RmsProp or Adam."""
    if optimizer is torch.optim.SGD:
        return [arguments["lr"], arguments["momentum"], float(arguments["nesterov"])]
    if optimizer is torch.optim.RMSprop:
        return [arguments["lr"], arguments["alpha"], arguments["eps"]]
    return [arguments["lr"], *arguments["betas"], arguments["eps"]]


def train(network, encode, batches, name, max_norm):
    """One optimizer step a batch; returns the losses, the gradient norms before clipping, and the rates."""
    optimizer, arguments = OPTIMIZERS[name]
    parameters = list(network.trained().values())
    update = optimizer(parameters, **arguments)
    schedule = SCHEDULES[name](update) if name in SCHEDULES else None
    losses, norms, rates = [], [], []
    for digits in batches:
        update.zero_grad()
        loss, _ = loss_and_logits(network, encode, digits)
        loss.backward()
        norms.append(torch.nn.utils.clip_grad_norm_(parameters, max_norm))
        losses.append(loss.detach())
        rates.append(update.param_groups[0]["lr"])
        update.step()
        if schedule:
            schedule.step()
    return torch.stack(losses), torch.stack(norms), torch.tensor(rates, dtype=torch.float64)


def golden(cell, encode, input_size, seed):
    """All tensors of one file by name."""
    torch.manual_seed(seed)
    network = Network(cell, input_size)
    batches = torch.randint(0, CLASSES, (STEPS, BATCH_SIZE, LENGTH))
    start = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    tensors = {"digits": batches}
    tensors.update({name: parameter.detach().clone() for name, parameter in network.trained().items()})

    loss, logits = loss_and_logits(network, encode, batches[0])
    loss.backward()
    tensors.update({"logits": logits.detach(), "loss": loss.detach()})
    tensors.update({f"grad/{name}": parameter.grad.clone() for name, parameter in network.trained().items()})

    for name, (optimizer, arguments) in OPTIMIZERS.items():
        network.load_state_dict(start)
        _, unclipped, _ = train(network, encode, batches, name, float("inf"))
        max_norm = unclipped.median().item()  # of the run without clipping, so that clipping bites in some steps

        network.load_state_dict(start)
        losses, norms, rates = train(network, encode, batches, name, max_norm)
        clipped = (norms > max_norm).sum().item()
        assert 0 < clipped < STEPS, f"{name}: {clipped} of {STEPS} steps were clipped"
        tensors[f"{name}/settings"] = torch.tensor(settings(optimizer, arguments), dtype=torch.float64)
        tensors[f"{name}/rate"] = rates
        tensors[f"{name}/max_norm"] = torch.tensor(max_norm, dtype=torch.float64)
        tensors[f"{name}/loss"] = losses
        tensors[f"{name}/grad_norm"] = norms
        tensors.update({f"{name}/{key}": value.detach().clone() for key, value in network.trained().items()})
    return tensors


def write(path, tensors):
    with path.open("w", encoding="ascii", newline="\n") as file:
        for name, tensor in tensors.items():
            print(name, *tensor.shape, file=file)
            print(*map(repr, tensor.flatten().tolist()), file=file)


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: python3 golden.py OUTDIR")
    directory = pathlib.Path(sys.argv[1])
    directory.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    write(directory / "rnn-digit.txt", golden(torch.nn.RNN, encode_digit, 1, seed=1))
    write(directory / "rnn-one-hot.txt", golden(torch.nn.RNN, encode_one_hot, CLASSES, seed=2))
    write(directory / "lstm-digit.txt", golden(torch.nn.LSTM, encode_digit, 1, seed=3))
    write(directory / "lstm-one-hot.txt", golden(torch.nn.LSTM, encode_one_hot, CLASSES, seed=4))


if __name__ == "__main__":
    main()
