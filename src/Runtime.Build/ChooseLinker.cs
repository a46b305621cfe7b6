using System.Runtime.InteropServices;
using Lambda.Runtime.Build.Errors;
using Lambda.Runtime.Build.Linking;
using Lambda.Runtime.Build.Platforms;
using Microsoft.Build.Framework;

namespace Lambda.Runtime.Build;

/// <summary>Finds the compiler and the linker, before anything is compiled.</summary>
/// <remarks>Without this check, the last message of a publish would be the linker's, which explains little.</remarks>
public sealed class ChooseLinker : BuildTask
{
    /// <summary><c>x86_64</c> or <c>arm64</c>.</summary>
    [Required]
    public string Architecture { get; set; } = "";

    /// <summary>The user's folder with libraries of the other architecture; empty if not set.</summary>
    public string SysRoot { get; set; } = "";

    /// <summary>The folders of programs, as in <c>PATH</c>.</summary>
    public string SearchPath { get; set; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>The root folder of libraries.</summary>
    public string Root { get; set; } = "/";

    /// <summary>The architecture of this machine.</summary>
    public string HostArchitecture { get; set; } = RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x86_64";

    /// <summary>The compiler to link with; empty if the SDK finds it.</summary>
    [Output]
    public string Compiler { get; private set; } = "";

    /// <summary>The linker that the compiler starts; empty for the SDK's default, ld.bfd.</summary>
    [Output]
    public string Flavor { get; private set; } = "";

    /// <summary>The program that separates the debug symbols; empty if the SDK finds it.</summary>
    [Output]
    public string ObjCopy { get; private set; } = "";

    /// <summary>Whether the compiler has no option that names the target.</summary>
    [Output]
    public bool HasFixedTarget { get; private set; }

    /// <inheritdoc/>
    private protected override void Run()
    {
        LambdaArchitecture architecture = LambdaArchitecture.Find(Architecture) ?? throw new BuildException(BuildErrors.UnknownArchitecture(Architecture));
        var search = new LinkerSearch(SearchPath, Root);
        (Compiler, Flavor, ObjCopy, HasFixedTarget) = Architecture == HostArchitecture ? search.FindNative() : search.FindCross(CrossTarget.For(architecture), SysRoot);
    }
}
