using Lambda.Runtime.Build.Errors;
using Lambda.Runtime.Build.Platforms;

namespace Lambda.Runtime.Build;

/// <summary>Checks the settings that choose the platform of the binary and how it is linked, before anything is built.</summary>
public sealed class CheckPlatform : BuildTask
{
    /// <summary><c>LambdaArchitecture</c>; empty if the project does not set it.</summary>
    public string Architecture { get; set; } = "";

    /// <summary>The runtime identifier of <see cref="Architecture"/>; empty if the architecture is not valid.</summary>
    public string ArchitectureRuntimeIdentifier { get; set; } = "";

    /// <summary><c>RuntimeIdentifier</c>; empty if the project does not set it.</summary>
    public string RuntimeIdentifier { get; set; } = "";

    /// <summary><c>LambdaRuntimeTarget</c>.</summary>
    public string RuntimeTarget { get; set; } = "";

    /// <summary><c>LambdaStaticLinking</c>.</summary>
    public string StaticLinking { get; set; } = "";

    /// <summary>Whether this publish can link for Linux: on Linux, or in a container.</summary>
    public bool CanLink { get; set; }

    /// <inheritdoc/>
    private protected override void Run()
    {
        if (Find() is { } error)
            Error(error);
    }

    private BuildError? Find()
    {
        if (ArchitectureRuntimeIdentifier.Length == 0)
            return BuildErrors.UnknownArchitecture(Architecture);
        string chosen = RuntimeIdentifier.Length > 0 ? RuntimeIdentifier : ArchitectureRuntimeIdentifier;
        if (chosen.ToLowerInvariant() is not ("linux-x64" or "linux-arm64"))
            return BuildErrors.UnknownRuntimeIdentifier(chosen);
        if (Architecture.Length > 0 && !chosen.Equals(ArchitectureRuntimeIdentifier, StringComparison.OrdinalIgnoreCase))
            return BuildErrors.TwoArchitectures(chosen, Architecture, ArchitectureRuntimeIdentifier);
        if (!CanLink)
            return BuildErrors.OtherSystem();
        if (LambdaTarget.Find(RuntimeTarget) is null)
            return BuildErrors.UnknownRuntimeTarget(RuntimeTarget);
        return StaticLinking.ToLowerInvariant() is "auto" or "true" or "false" ? null : BuildErrors.UnknownStaticLinking(StaticLinking);
    }
}
