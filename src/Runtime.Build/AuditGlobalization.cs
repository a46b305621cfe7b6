using Lambda.Runtime.Build.Globalization;
using Lambda.Runtime.Build.Packaging;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Lambda.Runtime.Build;

/// <summary>
/// Fails a publish with cultures (<c>InvariantGlobalization=false</c>) that does not bring ICU: .NET loads its libraries by name when the
/// process starts, so that the binary itself does not show what it needs, and aborts where there are none.
/// </summary>
/// <remarks>The error is <c>LAMBDA136</c>, or one of <see cref="PackagingException"/>.</remarks>
public sealed class AuditGlobalization : Task
{
    /// <summary>What goes into the zip, as <see cref="PackageFunction.Content"/>.</summary>
    [Required]
    public ITaskItem[] Content { get; set; } = [];

    /// <summary>What the names of content are relative to where its metadata say nothing.</summary>
    public string ProjectFolder { get; set; } = "";

    /// <summary>File names of libraries that come with the function, or in a layer.</summary>
    public ITaskItem[] BroughtLibraries { get; set; } = [];

    /// <summary>The Lambda runtime, for the message.</summary>
    [Required]
    public string RuntimeTarget { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var zip = Content.SelectMany(item => ContentItem.Entries(item, ProjectFolder)).Select(static entry => entry.Name);
            var missing = IcuLibraries.MissingIn(zip, BroughtLibraries.Select(static item => item.ItemSpec));
            if (missing.Count > 0)
            {
                Error("LAMBDA136",
                    $"InvariantGlobalization is false, so .NET loads ICU when the process starts, and neither {RuntimeTarget} nor the zip has {string.Join(", ", missing)}: the process would abort before its first event. "
                    + "Leave InvariantGlobalization out, or bring the three libraries of one version: in the zip's root or its folder lib/ as LambdaContent items, in a layer and named in LambdaTargetLibrary items, or linked by StaticICULinking=true.");
            }
        }
        catch (PackagingException e)
        {
            Error(e.Code, e.Message);
        }

        return !Log.HasLoggedErrors;
    }

    private void Error(string code, string message) => Log.LogError(null, code, null, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0, message);
}
