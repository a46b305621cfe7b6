namespace Lambda.Runtime.Emulator.Extensions;

/// <summary>Where the extensions of a function get their values from.</summary>
internal sealed record ExtensionSettings
{
    /// <summary>There are no values: each request is an error that says how to set them.</summary>
    public static ExtensionSettings None { get; } = new() { Source = "The emulator", Hint = "" };

    /// <summary>Reads the current values, at each request; <see langword="null"/> if there are none.</summary>
    public Func<ExtensionValues>? Read { get; init; }

    /// <summary>What has the values, for messages: <c>values.json</c>.</summary>
    public required string Source { get; init; }

    /// <summary>A sentence that says how to set values if there are none.</summary>
    public required string Hint { get; init; }

    /// <summary>Called for each request that is refused.</summary>
    public Action<RefusedExtensionRequest>? Refused { get; init; }

    /// <summary>The versions of the values that were read.</summary>
    public ValueVersions Versions { get; init; } = new(TimeProvider.System);
}
