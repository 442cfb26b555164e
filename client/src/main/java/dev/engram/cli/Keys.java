package dev.engram.cli;

import dev.engram.api.ApiKey;
import dev.engram.api.ApiKeyRequest;
import dev.engram.api.NewApiKey;
import dev.engram.api.Role;
import dev.engram.cli.terminal.Figures;
import dev.engram.cli.terminal.Table;
import dev.engram.client.EngramClient;
import dev.engram.client.KeyDocuments;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code engram keys}. */
@Command(name = "keys", description = {"Gives out, lists, rotates and revokes the API keys of a service.",
    "It takes an admin's key in $ENGRAM_API_KEY, or a service on this machine that asks for none.",
    "The secret of a key is printed once, alone on the standard output."},
    footer = {"  engram keys add ada           # hers is what it submits",
        "  engram keys add plots --owner ada --role reader",
        "  engram keys list",
        "  engram keys rotate key_1 --grace PT24H",
        "  engram keys revoke key_1"})
final class Keys implements Callable<Integer> {

  private final Shell shell;

  @Parameters(index = "0", paramLabel = "ACTION", completionCandidates = Actions.class,
      description = "One of add, list, rotate, revoke.")
  private String action = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME|ID",
      description = "The name of a new key, or the id of one that there is.")
  private @Nullable String which;

  @Option(names = "--owner", paramLabel = "OWNER",
      description = "To whom belongs what is submitted with a new key (default: its name).")
  private @Nullable String owner;

  @Option(names = "--role", paramLabel = "reader|user|admin", completionCandidates = Roles.class,
      description = "Of a new key (default ${DEFAULT-VALUE}).")
  private Role role = Role.USER;

  @Option(names = "--grace", paramLabel = "DURATION",
      description = "How long the former secret opens after a rotation (default ${DEFAULT-VALUE}).")
  private Duration grace = Duration.ofHours(1);

  @Mixin
  private final ListOptions list = new ListOptions();

  record Actions() implements Choice {
    @Override
    public List<String> words() {
      return List.of("add", "list", "rotate", "revoke");
    }
  }

  record Roles() implements Choice {
    @Override
    public List<String> words() {
      return Arrays.stream(Role.values()).map(Choice::word).toList();
    }
  }

  Keys(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (EngramClient client = list.connect(shell)) {
      KeyDocuments keys = client.keys().documents();
      switch (action) {
        case "add" -> show(keys, keys.add(request(given("a name"))), "Key %s for %s, %s.");
        case "list" -> list.print(shell, keys.list(), "keys", found -> table(found.stream().map(keys::toKey).toList()));
        case "rotate" -> show(keys, keys.rotate(given("an id"), grace), "Key %s of %s, %s, has another secret.");
        case "revoke" -> {
          String id = given("an id");
          client.keys().revoke(id);
          shell.err().println("Key " + id + " opens nothing any more.");
        }
        default -> throw new UsageException("keys " + action + " is not known; there are add, list, rotate and revoke");
      }
      return ExitCode.DONE;
    }
  }

  private String given(String what) {
    if (which == null) {
      throw new UsageException("keys " + action + " needs " + what);
    }
    return which;
  }

  private byte[] request(String name) {
    return JsonMapper.shared().writeValueAsBytes(new ApiKeyRequest(name, owner == null ? name : owner, role));
  }

  private void show(KeyDocuments keys, JsonNode document, String told) {
    NewApiKey given = keys.toNewKey(document);
    ApiKey key = given.key();
    list.printOne(shell, document, () -> {
      shell.err()
          .println(String.format(told, key.id(), key.owner(), Choice.word(key.role()))
              + " Keep its secret, which nobody can show again:");
      return List.of(given.secret());
    });
  }

  private Table table(List<ApiKey> keys) {
    Instant now = shell.clock().instant();
    Table table = Table.of("id", "name", "owner", "role", "created", "last used");
    for (ApiKey key : keys) {
      table.add(key.id(), key.name(), key.owner(), Choice.word(key.role()), ago(key.createdAt(), now),
          ago(key.lastUsedAt(), now));
    }
    return table;
  }

  private static String ago(@Nullable Instant then, Instant now) {
    return then == null ? "-" : Figures.ago(Duration.between(then, now));
  }
}
