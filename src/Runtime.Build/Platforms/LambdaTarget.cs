namespace Lambda.Runtime.Build.Platforms;

/// <summary>A Lambda runtime, with the libraries that it has for programs.</summary>
/// <param name="Name">Its identifier, as in <c>LambdaRuntimeTarget</c>.</param>
/// <param name="Newest">The newest version of its libraries, for each family of version names.</param>
/// <param name="Libraries">The names of its stable libraries, without the loader.</param>
internal sealed record LambdaTarget(string Name, IReadOnlyDictionary<string, Version> Newest, IReadOnlySet<string> Libraries)
{
    /// <summary>
    /// The stable libraries of both: glibc, including libraries that are empty since 2.34 and remain for old programs, the compiler's
    /// libraries, and zlib. The images contain more for their own tools, which an update may remove.
    /// </summary>
    private static readonly string[] Common =
    [
        "libBrokenLocale.so.1", "libanl.so.1", "libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0", "libresolv.so.2", "librt.so.1",
        "libutil.so.1", "libgcc_s.so.1", "libstdc++.so.6", "libz.so.1",
    ];

    /// <summary>Amazon Linux 2023: glibc 2.34, OpenSSL 3, the C++ library of GCC 11.</summary>
    public static LambdaTarget AmazonLinux2023 { get; } = Create("provided.al2023", "2.34", "11.0", "3.4.29", "1.3.13", "libssl.so.3", "libcrypto.so.3");

    /// <summary>Amazon Linux 2: glibc 2.26, OpenSSL 1.0.2, the C++ library of GCC 7.</summary>
    public static LambdaTarget AmazonLinux2 { get; } = Create("provided.al2", "2.26", "7.0", "3.4.24", "1.3.11", "libssl.so.10", "libcrypto.so.10");

    /// <summary>Finds one by name; <see langword="null"/> if the name is unknown.</summary>
    public static LambdaTarget? Find(string name) => new[] { AmazonLinux2023, AmazonLinux2 }.FirstOrDefault(target => target.Name == name);

    public Version NewestGlibc => Newest["GLIBC"];

    /// <summary>
    /// Returns whether its libraries have a version: a version of a known family that is not newer than theirs. Other families belong to other libraries,
    /// which are checked by name. Versions that are private to glibc or mark features of its loader are never available.
    /// </summary>
    public bool Has(string version)
    {
        int separator = version.LastIndexOf('_');
        string family = separator < 0 ? version : version[..separator];
        if (Newest.TryGetValue(family, out Version? newest) && Version.TryParse(version[(separator + 1)..], out Version? found))
            return found <= newest;
        return !version.StartsWith("GLIBC_", StringComparison.Ordinal);
    }

    private static LambdaTarget Create(string name, string glibc, string gcc, string glibcxx, string cxxabi, params string[] openSsl) => new(
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
