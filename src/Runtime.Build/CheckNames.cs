using Lambda.Runtime.Build.Naming;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Lambda.Runtime.Build;

/// <summary>Refuses names that the SDK would put into a command line, and that a shell would execute, or others would read as something else.</summary>
/// <remarks>The error is <c>LAMBDA137</c>.</remarks>
public sealed class CheckNames : Task
{
    /// <summary>The assembly's name, by default that of the project's file.</summary>
    public string AssemblyName { get; set; } = "";

    /// <summary>Debug or Release.</summary>
    public string Configuration { get; set; } = "";

    /// <summary>Where object files go, as the project says it: relative, unless there is an artifacts folder.</summary>
    public string IntermediateFolder { get; set; } = "";

    /// <summary>Where the binary goes, likewise.</summary>
    public string OutputFolder { get; set; } = "";

    /// <summary>The package cache, which has the compiler.</summary>
    public string PackageFolder { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute() =>
        IsPlain("AssemblyName", AssemblyName, true, "Rename the project's file, or set AssemblyName to a name of other characters.")
        && IsPlain("Configuration", Configuration, true, "Name the configuration otherwise.")
        && IsPlain("IntermediateOutputPath", Slashes(IntermediateFolder), true, "Move the project, or its artifacts, to a folder whose path has other characters.")
        && IsPlain("OutputPath", Slashes(OutputFolder), false, "Move the project, or its artifacts, to a folder whose path has other characters.")
        && IsPlain("NuGetPackageRoot", Slashes(PackageFolder), false, "Set NUGET_PACKAGES to a folder whose path has other characters.");

    /// <summary>MSBuild writes some defaults with backslashes, and makes slashes of them in paths.</summary>
    private static string Slashes(string folder) => folder.Replace('\\', '/');

    private bool IsPlain(string property, string value, bool isLinked, string remedy)
    {
        if (CommandText.Misread(value, isLinked) is not var (found, reader))
            return true;
        string shown = string.Concat(value.Select(static letter => char.IsControl(letter) ? '\u00B7' : letter));
        Log.LogError(
            null, "LAMBDA137", null, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0,
            $"{property} is '{shown}', and is a part of the commands that compile and link native code. {char.ToUpperInvariant(reader[0])}{reader[1..]} would read {found} in it as something else than a part of a name. {remedy}");
        return false;
    }
}
