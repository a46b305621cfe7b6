using System.Runtime.InteropServices;

namespace Lambda.Runtime.Local.Running;

/// <summary>The variables by which a function under the just-in-time compiler trusts the same certificates as its native binary with <c>LambdaTrust=aws</c>.</summary>
/// <remarks>.NET reads them on Linux only. A native binary sets them itself, in <c>trust_aws.c</c>.</remarks>
internal static class TrustVariables
{
    private const string FileVariable = "SSL_CERT_FILE", FolderVariable = "SSL_CERT_DIR", NoFolder = "/dev/null";

    /// <summary>Selects the variables; none if the setting has another value, or the user has set one of them.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="isSet">Whether the environment of the function has a variable.</param>
    public static IReadOnlyList<(string Name, string Value)> Select(RunArguments arguments, Func<string, bool> isSet) =>
        OperatingSystem.IsLinux() && arguments is { Native: false, CertificateFile: { } file } && !isSet(FileVariable) && !isSet(FolderVariable)
            ? [(FileVariable, file), (FolderVariable, NoFolder)]
            : [];

    /// <summary>Sets the variables in this process, for the function in it. OpenSSL does not find variables that <see cref="Environment"/> sets.</summary>
    public static void SetInProcess(RunArguments arguments)
    {
        foreach ((string name, string value) in Select(arguments, static name => Environment.GetEnvironmentVariable(name) is not null))
            _ = SetVariable(name, value, 1);
    }

    [DllImport("libc", EntryPoint = "setenv", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetVariable(string name, string value, int replace);
}
