using Lambda.Runtime.Build.Errors;
using Lambda.Runtime.Build.Globalization;
using Lambda.Runtime.Build.Packaging;
using Microsoft.Build.Framework;

namespace Lambda.Runtime.Build;

/// <summary>Checks that a function with cultures (<c>InvariantGlobalization=false</c>) contains ICU.</summary>
/// <remarks>.NET loads ICU by name when the process starts, and aborts without it. The binary does not show that it needs ICU.</remarks>
public sealed class AuditGlobalization : BuildTask
{
    /// <summary>The content of the zip, as in <see cref="PackageFunction.Content"/>.</summary>
    [Required]
    public ITaskItem[] Content { get; set; } = [];

    /// <summary>The folder that names of content are relative to, unless metadata set them.</summary>
    public string ProjectFolder { get; set; } = "";

    /// <summary>File names of libraries that the zip or a layer contains.</summary>
    public ITaskItem[] BundledLibraries { get; set; } = [];

    /// <summary>The Lambda runtime, for the message.</summary>
    [Required]
    public string RuntimeTarget { get; set; } = "";

    /// <inheritdoc/>
    private protected override void Run()
    {
        IEnumerable<string> zip = Content.SelectMany(item => ContentItem.Entries(item, ProjectFolder)).Select(static entry => entry.Name);
        List<string> missing = IcuLibraries.FindMissing(zip, BundledLibraries.Select(static item => item.ItemSpec));
        if (missing.Count > 0)
            Error(BuildErrors.NeedsIcu(RuntimeTarget, missing));
    }
}
