using Lambda.Runtime.Build.Errors;
using Microsoft.Build.Framework;

namespace Lambda.Runtime.Build;

/// <summary>Reports a problem that an MSBuild file found, with the code and the message from <see cref="BuildErrors"/>.</summary>
public sealed class ReportBuildError : BuildTask
{
    private static readonly Dictionary<string, Func<string, BuildError>> Problems = new()
    {
        [nameof(BuildErrors.LanguageWithoutGenerators)] = BuildErrors.LanguageWithoutGenerators,
        [nameof(BuildErrors.NoStartFiles)] = BuildErrors.NoStartFiles,
        [nameof(BuildErrors.NoDirectReference)] = static _ => BuildErrors.NoDirectReference(),
        [nameof(BuildErrors.NoNativePackages)] = BuildErrors.NoNativePackages,
        [nameof(BuildErrors.UncompiledTrust)] = BuildErrors.UncompiledTrust,
        [nameof(BuildErrors.TargetPublishAlone)] = static _ => BuildErrors.TargetPublishAlone(),
        [nameof(BuildErrors.TargetLambdaPublishAlone)] = static _ => BuildErrors.TargetLambdaPublishAlone(),
    };

    /// <summary>The name of the problem: a method of <see cref="BuildErrors"/>.</summary>
    [Required]
    public string Problem { get; set; } = "";

    /// <summary>The value that was found, if the message contains one.</summary>
    public string Found { get; set; } = "";

    /// <summary>Reports a warning instead of an error.</summary>
    public bool IsWarning { get; set; }

    /// <inheritdoc/>
    private protected override void Run()
    {
        BuildError error = Problems[Problem](Found);
        if (IsWarning)
            Warning(error);
        else
            Error(error);
    }
}
