using Lambda.Runtime.Build.Errors;
using Lambda.Runtime.Build.Linking;
using Microsoft.Build.Framework;

namespace Lambda.Runtime.Build;

/// <summary>
/// Decides between a static and a dynamic binary, from the symbols that the compiled function refers to. A static binary needs no version
/// of glibc and starts faster, but must not load libraries while it runs.
/// </summary>
public sealed class ChooseLinkMode : BuildTask
{
    private const string Static = "statically, because nothing in it loads libraries at run time: no OpenSSL, no name resolution, no users or groups";

    /// <summary><c>auto</c>, <c>true</c> or <c>false</c>.</summary>
    [Required]
    public string Setting { get; set; } = "";

    /// <summary>The compiler's object file.</summary>
    [Required]
    public string ObjectFile { get; set; } = "";

    /// <summary>Files or options that the user adds to the linker.</summary>
    public ITaskItem[] NativeInputs { get; set; } = [];

    /// <summary>The project's <c>PositionIndependentExecutable</c>: <c>true</c>, <c>false</c>, or empty.</summary>
    public string PositionIndependent { get; set; } = "";

    /// <summary>The compiler that links.</summary>
    [Required]
    public string Compiler { get; set; } = "";

    /// <summary>The path of libc.a, as the compiler prints it: the name alone if the file does not exist.</summary>
    public string CLibrary { get; set; } = "";

    /// <summary>The path of rcrt1.o, which position-independent static binaries need, as the compiler prints it: the name alone if the file does not exist.</summary>
    public string StartFile { get; set; } = "";

    /// <summary>The SDK's <c>LinkerFlavor</c>: <c>bfd</c>, <c>lld</c>, <c>gold</c>, or empty.</summary>
    public string LinkerFlavor { get; set; } = "";

    /// <summary>The project's name, which starts the message.</summary>
    public string FunctionName { get; set; } = "";

    /// <summary>Whether to link statically.</summary>
    [Output]
    public bool IsStatic { get; private set; }

    /// <summary>Whether a static binary is position-independent: each process loads it at another address.</summary>
    [Output]
    public bool IsStaticPositionIndependent { get; private set; }

    /// <summary>
    /// Whether the function or a library of the user may call <c>log</c>. If not, only .NET's allocator refers to it, for samples that a native function
    /// never takes, and <c>avoid_libm.c</c> replaces it.
    /// </summary>
    [Output]
    public bool UsesLogarithm { get; private set; }

    /// <summary>Whether the function, with .NET's <c>PosixSignalRegistration</c>, or a library of the user may set signal handlers.</summary>
    [Output]
    public bool SetsSignals { get; private set; }

    /// <summary>
    /// Whether the function may open TLS connections, or read the system's certificates in another way. A function that only hashes refers to OpenSSL, and not
    /// to these functions.
    /// </summary>
    [Output]
    public bool ReadsCertificates { get; private set; }

    /// <inheritdoc/>
    private protected override void Run()
    {
        NativeInput[] inputs = [NativeInput.ReadObjectFile(ObjectFile), .. NativeInputs.Select(static item => NativeInput.ReadUserItem(item.ItemSpec))];
        UsesLogarithm = inputs.Any(static input => input.Undefined is null || input.Undefined.Contains("log"));
        SetsSignals = inputs[0].Undefined?.Contains("SystemNative_EnablePosixSignalHandling") != false
            || inputs.Skip(1).Any(static input => input.Undefined is null || input.Undefined.Contains("sigaction"));
        ReadsCertificates = inputs[0].Undefined?.Any(ReadsCertificate) != false;
        string? fixedAddressReason = FixedAddressReason(inputs);

        // MSBuild and the SDK's targets ignore case.
        string reasons = Setting.ToLowerInvariant() switch
        {
            "false" => "LambdaStaticLinking is false",
            "auto" or "true" => DynamicReasons(inputs, fixedAddressReason),
            _ => throw new BuildException(BuildErrors.UnknownStaticLinking(Setting)),
        };
        IsStatic = reasons.Length == 0;
        IsStaticPositionIndependent = IsStatic && fixedAddressReason is null;
        string fixedAddress = fixedAddressReason is null ? "" : $"; at the same address in each process, because {fixedAddressReason}";
        Log.LogMessage(MessageImportance.High, $"{FunctionName}: linked {(IsStatic ? Static + fixedAddress : $"dynamically, because {reasons}")}.");
    }

    /// <summary>Returns why a static binary would have the same address in each process; <see langword="null"/> if it would not.</summary>
    private string? FixedAddressReason(IEnumerable<NativeInput> inputs)
    {
        if (IsSet(PositionIndependent, "false"))
            return "PositionIndependentExecutable is false";
        if (IsSet(LinkerFlavor, "gold"))
            return "the linker is gold, which cannot link static binaries in another way";
        if (!Path.IsPathRooted(StartFile))
            return $"'{Compiler}' finds no rcrt1.o";
        return inputs.FirstOrDefault(static input => input.NeedsFixedAddress) is { } fixedInput ? $"'{fixedInput.Name}' was not compiled with -fPIC or -fPIE" : null;
    }

    /// <summary>Returns why the binary cannot be static; empty if it can.</summary>
    private string DynamicReasons(IEnumerable<NativeInput> inputs, string? fixedAddressReason)
    {
        string[] reasons = [.. inputs.SelectMany(static input => input.DynamicReasons())];
        if (reasons.Length > 0)
            return !IsSet(Setting, "true") ? $"it contains {string.Join(", ", reasons)}" : throw new BuildException(BuildErrors.UnsafeWhenStatic(string.Join(", ", reasons)));
        if (!Path.IsPathRooted(CLibrary))
            return !IsSet(Setting, "true") ? $"'{Compiler}' finds no libc.a to link statically" : throw new BuildException(BuildErrors.NoStaticLibrary(Compiler));
        if (IsSet(PositionIndependent, "true") && fixedAddressReason is not null)
        {
            return !IsSet(Setting, "true")
                ? $"PositionIndependentExecutable is true and a static binary would be at the same address in each process: {fixedAddressReason}"
                : throw new BuildException(BuildErrors.FixedAddress(fixedAddressReason));
        }

        return "";
    }

    /// <summary><c>CryptoNative_SslCreate</c>, <c>CryptoNative_GetX509RootStorePath</c></summary>
    private static bool ReadsCertificate(string symbol) =>
        symbol.StartsWith("CryptoNative_Ssl", StringComparison.Ordinal) || symbol.StartsWith("CryptoNative_GetX509RootStore", StringComparison.Ordinal);

    private static bool IsSet(string setting, string value) => setting.Equals(value, StringComparison.OrdinalIgnoreCase);
}
