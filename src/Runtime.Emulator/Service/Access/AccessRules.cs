using Lambda.Runtime.Emulator.Access;

namespace Lambda.Runtime.Emulator.Service.Access;

/// <summary>What a developer has opened on the local ports, and where: messages name the option.</summary>
internal sealed record AccessRules
{
    /// <summary>Host names under which the ports answer, besides <c>localhost</c> and IP addresses.</summary>
    public AllowedHosts Hosts { get; init; } = new([]);

    /// <summary>Origins whose pages may call function URLs.</summary>
    public AllowedOrigins Origins { get; init; } = new([]);

    /// <summary>How a host name is added, such as <c>--allow-host</c>.</summary>
    public required string HostOption { get; init; }

    /// <summary>How an origin is added, such as <c>--allow-origin</c>.</summary>
    public required string OriginOption { get; init; }
}
