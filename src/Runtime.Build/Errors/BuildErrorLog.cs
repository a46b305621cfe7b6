using Microsoft.Build.Utilities;

namespace Lambda.Runtime.Build.Errors;

/// <summary>Reports coded errors and warnings to MSBuild.</summary>
/// <remarks>
/// An error without a file names the project, without a line or column: those of the task would point into the package's own targets file.
/// </remarks>
internal static class BuildErrorLog
{
    /// <summary>Reports an error, which fails the build.</summary>
    public static void Error(this TaskLoggingHelper log, string project, BuildError error) =>
        log.LogError(null, error.Code.Id, null, error.Code.Link, error.File ?? project, error.Line, 0, 0, 0, WithPage(error));

    /// <summary>Reports a warning. Users turn it off with <c>NoWarn</c>.</summary>
    public static void Warning(this TaskLoggingHelper log, string project, BuildError error) =>
        log.LogWarning(null, error.Code.Id, null, error.Code.Link, error.File ?? project, error.Line, 0, 0, 0, WithPage(error));

    /// <summary>MSBuild does not print links, so the message ends with the page, as the compiler's messages do.</summary>
    private static string WithPage(BuildError error) => $"{error.Message} ({error.Code.Link ?? error.Code.Page})";
}
