using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Lambda.Runtime.Hosting;

/// <summary>Loads the emulator and ASP.NET Core, which a function does not refer to, beside the function. Both share this library and .NET.</summary>
/// <remarks>A separate context, because the function may have other versions of libraries that ASP.NET Core contains.</remarks>
internal sealed class EmulatorLoadContext : AssemblyLoadContext
{
    private readonly string[] _folders;

    private EmulatorLoadContext(params string[] folders)
        : base("Lambda emulator") => _folders = folders;

    /// <param name="path">The assembly of the emulator.</param>
    /// <param name="missing">The folder of ASP.NET Core, if it does not exist.</param>
    public static EmulatorLoadContext? TryCreate(string path, out string? missing)
    {
        // <dotnet>/shared/Microsoft.NETCore.App/10.0.0, <dotnet>/shared/Microsoft.AspNetCore.App/10.0.0
        string runtime = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());
        string framework = Path.GetFullPath($"../../Microsoft.AspNetCore.App/{Path.GetFileName(runtime)}", runtime);
        missing = Directory.Exists(framework) ? null : framework;
        return missing is null ? new EmulatorLoadContext(Path.GetDirectoryName(path)!, framework) : null;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Only under the just-in-time compiler.")]
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // The function and the emulator exchange types of this library.
        if (assemblyName.Name == typeof(EmulatorLoadContext).Assembly.GetName().Name)
            return null;

        string? file = _folders.Select(folder => Path.Combine(folder, $"{assemblyName.Name}.dll")).FirstOrDefault(File.Exists);
        return file is null ? null : LoadFromAssemblyPath(file);
    }
}
