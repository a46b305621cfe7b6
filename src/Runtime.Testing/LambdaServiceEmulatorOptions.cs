using Lambda.Runtime.Emulator.Access;
using Lambda.Runtime.Emulator.Service.Access;

namespace Lambda.Runtime.Testing;

/// <summary>The ports of a <see cref="LambdaServiceEmulator"/>, and the hosts and origins that may access them.</summary>
/// <example>
/// <code>
/// var queues = new LambdaQueues();
/// await using LambdaServiceEmulator aws = await LambdaServiceEmulator.StartAsync(new LambdaServiceEmulatorOptions { Port = 9000, Queues = queues });
/// </code>
/// </example>
public sealed record LambdaServiceEmulatorOptions
{
    /// <summary>The port of Lambda's API. 0 unless set: any free port.</summary>
    public int Port { get; init; }

    /// <summary>The port of function URLs. 0 unless set: any free port.</summary>
    public int FunctionUrlPort { get; init; }

    /// <summary>Host names that both ports accept, besides <c>localhost</c> and IP addresses: <c>host.docker.internal</c>, for a container. None unless set.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Origins whose pages may call function URLs, each as <c>http://localhost:5173</c>. None unless set.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>The queues that the API of Amazon SQS serves, at the same port as that of Lambda. New ones unless set.</summary>
    public LambdaQueues Queues { get; init; } = new();

    /// <exception cref="ArgumentException">A host name or an origin is malformed.</exception>
    internal AccessRules ToRules() => new()
    {
        HostOption = $"{nameof(LambdaServiceEmulatorOptions)}.{nameof(AllowedHosts)}",
        OriginOption = $"{nameof(LambdaServiceEmulatorOptions)}.{nameof(AllowedOrigins)}",
        Hosts = new AllowedHosts(AllowedHosts.Select(static name => Emulator.Access.AllowedHosts.IsName(name)
            ? name
            : throw new ArgumentException($"{nameof(AllowedHosts)} has '{name}'. Expected a host name without scheme and port, such as host.docker.internal."))),
        Origins = new AllowedOrigins(AllowedOrigins.Select(static text => Emulator.Access.AllowedOrigins.TryParse(text, out string? origin)
            ? origin
            : throw new ArgumentException($"{nameof(AllowedOrigins)} has '{text}'. Expected scheme, host and port of a website, such as http://localhost:5173."))),
    };
}
