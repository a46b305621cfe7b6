namespace Lambda.Runtime.Build.Elf;

/// <summary>A Lambda runtime, as a program sees it that is started there.</summary>
/// <param name="Name">Its identifier, as in <c>LambdaRuntimeTarget</c>.</param>
/// <param name="Newest">For each family of version names, the newest version that its libraries have.</param>
/// <param name="Libraries">The libraries that are there and keep their names, without the loader.</param>
internal sealed record LambdaTarget(string Name, IReadOnlyDictionary<string, Version> Newest, IReadOnlySet<string> Libraries)
{
    /// <summary>
    /// What both have and keep: glibc, most of whose libraries are empty since 2.34 and still there for old programs, the compiler's
    /// libraries, and zlib. The images hold more, for their own tools; what may go with an update is not promised here.
    /// </summary>
    private static readonly string[] Common =
    [
        "libBrokenLocale.so.1", "libanl.so.1", "libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0", "libresolv.so.2", "librt.so.1",
        "libutil.so.1", "libgcc_s.so.1", "libstdc++.so.6", "libz.so.1",
    ];

    /// <summary>Amazon Linux 2023: glibc 2.34, OpenSSL 3, the C++ library of GCC 11.</summary>
    public static LambdaTarget AmazonLinux2023 { get; } = Of("provided.al2023", "2.34", "11.0", "3.4.29", "1.3.13", "libssl.so.3", "libcrypto.so.3");

    /// <summary>Amazon Linux 2: glibc 2.26, OpenSSL 1.0.2, the C++ library of GCC 7.</summary>
    public static LambdaTarget AmazonLinux2 { get; } = Of("provided.al2", "2.26", "7.0", "3.4.24", "1.3.11", "libssl.so.10", "libcrypto.so.10");

    /// <summary><see langword="null"/> where there is none of this name.</summary>
    public static LambdaTarget? Find(string name) => new[] { AmazonLinux2023, AmazonLinux2 }.FirstOrDefault(target => target.Name == name);

    public Version NewestGlibc => Newest["GLIBC"];

    /// <summary>
    /// Whether its libraries have a version: one of a known family, not newer than theirs. Other families are other libraries', and
    /// these are looked at by name; what is private to glibc, or marks a feature of its loader, no program of another build can rely on.
    /// </summary>
    public bool Has(string version)
    {
        int separator = version.LastIndexOf('_');
        string family = separator < 0 ? version : version[..separator];
        if (Newest.TryGetValue(family, out Version? newest) && Version.TryParse(version[(separator + 1)..], out Version? found))
            return found <= newest;
        return !version.StartsWith("GLIBC_", StringComparison.Ordinal);
    }

    private static LambdaTarget Of(string name, string glibc, string gcc, string glibcxx, string cxxabi, params string[] openSsl) => new(
        name,
        new Dictionary<string, Version>
        {
            ["GLIBC"] = Version.Parse(glibc),
            ["GCC"] = Version.Parse(gcc),
            ["GLIBCXX"] = Version.Parse(glibcxx),
            ["CXXABI"] = Version.Parse(cxxabi),
        },
        Common.Concat(openSsl).ToHashSet(StringComparer.Ordinal));
}
