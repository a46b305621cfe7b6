using Lambda.Runtime.Build.Errors;
using Microsoft.Build.Framework;

namespace Lambda.Runtime.Build;

/// <summary>Checks that the SDK ran the targets that the steps of a publish are attached to.</summary>
/// <remarks>MSBuild ignores a target in <c>BeforeTargets</c> or <c>AfterTargets</c> that does not exist: the step would be skipped without a message.</remarks>
public sealed class CheckHooks : BuildTask
{
    /// <summary>The names of the targets.</summary>
    [Required]
    public string[] Expected { get; set; } = [];

    /// <summary>The names of those that ran.</summary>
    public string[] Seen { get; set; } = [];

    /// <summary>The version of the SDK.</summary>
    public string SdkVersion { get; set; } = "";

    /// <inheritdoc/>
    private protected override void Run()
    {
        string[] missing = [.. Expected.Except(Seen, StringComparer.OrdinalIgnoreCase)];
        if (missing.Length > 0)
            Error(BuildErrors.TargetsDidNotRun(SdkVersion, missing));
    }
}
