using Lambda.Runtime.Build.Errors;
using Lambda.Runtime.Build.Naming;

namespace Lambda.Runtime.Build;

/// <summary>Rejects names with characters that have a special meaning in the command lines that the SDK writes.</summary>
public sealed class CheckNames : BuildTask
{
    /// <summary>The assembly's name, by default that of the project's file.</summary>
    public string AssemblyName { get; set; } = "";

    /// <summary>Debug or Release.</summary>
    public string Configuration { get; set; } = "";

    /// <summary>The folder of object files, as in the project: relative, unless there is an artifacts folder.</summary>
    public string IntermediateFolder { get; set; } = "";

    /// <summary>The folder of the binary, as in the project.</summary>
    public string OutputFolder { get; set; } = "";

    /// <summary>The package cache, which contains the compiler.</summary>
    public string PackageFolder { get; set; } = "";

    /// <inheritdoc/>
    private protected override void Run()
    {
        const string otherFolder = "Move the project, or its artifacts, to a folder whose path does not contain it.";
        Check("AssemblyName", AssemblyName, true, "Rename the project's file, or set AssemblyName to a name without it.");
        Check("Configuration", Configuration, true, "Rename the configuration.");
        Check("IntermediateOutputPath", Slashes(IntermediateFolder), true, otherFolder);
        Check("OutputPath", Slashes(OutputFolder), false, otherFolder);
        Check("NuGetPackageRoot", Slashes(PackageFolder), false, "Set NUGET_PACKAGES to a folder whose path does not contain it.");
    }

    /// <summary>MSBuild writes some defaults with backslashes and replaces them with slashes in paths.</summary>
    private static string Slashes(string folder) => folder.Replace('\\', '/');

    /// <exception cref="BuildException">The value contains text with a special meaning in a command.</exception>
    private static void Check(string property, string value, bool isLinked, string remedy)
    {
        if (CommandText.FindSpecialText(value, isLinked) is var (found, reader))
            throw new BuildException(BuildErrors.MisreadText(property, value, found, reader, remedy));
    }
}
