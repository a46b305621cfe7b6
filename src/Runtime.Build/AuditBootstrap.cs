using System.Security.Cryptography;
using Lambda.Runtime.Build.Elf;
using Lambda.Runtime.Build.Errors;
using Lambda.Runtime.Build.Platforms;
using Microsoft.Build.Framework;

namespace Lambda.Runtime.Build;

/// <summary>
/// Checks that the linked binary starts on Lambda: its architecture, the version of glibc, the libraries and the loader that it needs.
/// </summary>
/// <remarks>Functions that are the same in the old glibc are bound to it, in the file.</remarks>
public sealed class AuditBootstrap : BuildTask
{
    /// <summary>The binary. It is written only if something in it can be corrected.</summary>
    [Required]
    public string Binary { get; set; } = "";

    /// <summary><c>x86_64</c> or <c>arm64</c>.</summary>
    [Required]
    public string Architecture { get; set; } = "";

    /// <summary>The Lambda runtime: <c>provided.al2023</c> or <c>provided.al2</c>.</summary>
    [Required]
    public string RuntimeTarget { get; set; } = "";

    /// <summary>File names of libraries that the zip or a layer contains.</summary>
    public ITaskItem[] BundledLibraries { get; set; } = [];

    /// <summary>The SHA-256 of the binary, in hexadecimal, after corrections.</summary>
    [Output]
    public string Sha256 { get; private set; } = "";

    /// <inheritdoc/>
    private protected override void Run()
    {
        LambdaArchitecture architecture = LambdaArchitecture.Find(Architecture) ?? throw new BuildException(BuildErrors.UnknownArchitecture(Architecture));
        LambdaTarget target = LambdaTarget.Find(RuntimeTarget) ?? throw new BuildException(BuildErrors.UnknownRuntimeTarget(RuntimeTarget));
        try
        {
            byte[] program = File.ReadAllBytes(Binary);
            Repair(program, architecture, target);
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(program));
            foreach (BuildError error in BootstrapAudit.Find(Binary, ElfProgram.Read(program), architecture, target, [.. BundledLibraries.Select(static item => item.ItemSpec)]))
                Error(error);
        }
        catch (Exception e) when (e is ElfException or IOException or UnauthorizedAccessException)
        {
            Error(BuildErrors.UnreadableProgram(Binary, e.Message.TrimEnd('.')));
        }
    }

    private void Repair(byte[] program, LambdaArchitecture architecture, LambdaTarget target)
    {
        List<string> repaired = VersionRepair.Apply(program, architecture, target);
        if (repaired.Count == 0)
            return;
        try
        {
            // In place, to keep the file's mode; and not shared, so that no other process reads half of it.
            using var file = new FileStream(Binary, FileMode.Open, FileAccess.Write, FileShare.None);
            file.Write(program);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildException(BuildErrors.UnwritableProgram(Binary, e.Message));
        }

        Log.LogMessage(MessageImportance.High, $"{string.Join(", ", repaired)}: bound to {architecture.FirstGlibc}, which is the same function, and which {target.Name} has.");
    }
}
