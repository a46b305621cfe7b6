using System.Runtime.InteropServices;
using Lambda.Runtime.Build.Elf;
using Lambda.Runtime.Build.Linking;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Lambda.Runtime.Build;

/// <summary>Looks for what links the binary, before anything is compiled: without it the linker's own words would come last, and say little.</summary>
/// <remarks>Errors carry the codes <c>LAMBDA130</c> and <c>LAMBDA131</c>.</remarks>
public sealed class ChooseLinker : Task
{
    /// <summary><c>x86_64</c> or <c>arm64</c>.</summary>
    [Required]
    public string Architecture { get; set; } = "";

    /// <summary>The user's folder with libraries of the other architecture, if any.</summary>
    public string SysRoot { get; set; } = "";

    /// <summary>Where programs are looked for.</summary>
    public string SearchPath { get; set; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>Where libraries are looked for.</summary>
    public string Root { get; set; } = "/";

    /// <summary>The architecture of this machine.</summary>
    public string HostArchitecture { get; set; } = RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x86_64";

    /// <summary>The compiler to link with; empty where the SDK finds it by itself.</summary>
    [Output]
    public string Compiler { get; private set; } = "";

    /// <summary>Which linker the compiler starts; empty for the SDK's choice, ld.bfd.</summary>
    [Output]
    public string Flavor { get; private set; } = "";

    /// <summary>What separates the debug symbols; empty where the SDK finds it by itself.</summary>
    [Output]
    public string ObjCopy { get; private set; } = "";

    /// <summary>Whether the compiler takes no option that names the target.</summary>
    [Output]
    public bool KnowsOneTarget { get; private set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        if (LambdaArchitecture.Find(Architecture) is not { } architecture)
        {
            Log.LogError(null, "LAMBDA110", null, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0, AuditFinding.UnknownArchitecture(Architecture).Message);
            return false;
        }

        try
        {
            var search = new LinkerSearch(SearchPath, Root);
            Linker linker = Architecture == HostArchitecture ? search.FindNative() : search.FindCross(CrossTarget.Of(architecture), SysRoot);
            (Compiler, Flavor, ObjCopy, KnowsOneTarget) = linker;
            return true;
        }
        catch (LinkingException e)
        {
            Log.LogError(null, e.Code, null, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0, e.Message);
            return false;
        }
    }
}
