using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Lambda.Runtime.Build.Errors;

/// <summary>Reports coded errors and warnings to MSBuild.</summary>
/// <remarks>
/// Without a file, the project is named, and no line or column: those of the task would point into the package's own targets file.
/// </remarks>
internal static class BuildErrorLog
{
    /// <summary>Reports an error, which fails the build.</summary>
    public static void Error(this TaskLoggingHelper log, IBuildEngine engine, BuildError error) =>
        log.LogError(null, error.Code.Id, null, error.Code.Page, File(engine, error), error.Line, 0, 0, 0, error.Message);

    /// <summary>Reports a warning. Users turn it off with <c>NoWarn</c>.</summary>
    public static void Warning(this TaskLoggingHelper log, IBuildEngine engine, BuildError error) =>
        log.LogWarning(null, error.Code.Id, null, error.Code.Page, File(engine, error), error.Line, 0, 0, 0, error.Message);

    private static string File(IBuildEngine engine, BuildError error) => error.File ?? engine.ProjectFileOfTaskNode;
}
