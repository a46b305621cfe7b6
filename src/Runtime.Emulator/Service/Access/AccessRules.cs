using Lambda.Runtime.Emulator.Access;

namespace Lambda.Runtime.Emulator.Service.Access;

/// <summary>The hosts and origins that a developer allows on the local ports, and the options that set them, for messages.</summary>
internal sealed record AccessRules
{
    /// <summary>Host names that the ports accept, besides <c>localhost</c> and IP addresses.</summary>
    public AllowedHosts Hosts { get; init; } = new([]);

    /// <summary>Origins whose pages may call function URLs.</summary>
    public AllowedOrigins Origins { get; init; } = new([]);

    /// <summary>What passes HTTP requests to functions at their port.</summary>
    public string Service { get; init; } = "function URL";

    /// <summary>The option that adds a host name, such as <c>--allow-host</c>.</summary>
    public required string HostOption { get; init; }

    /// <summary>The option that adds an origin, such as <c>--allow-origin</c>.</summary>
    public required string OriginOption { get; init; }
}
