namespace Lambda.Runtime.Build.Linking;

/// <summary>
/// A feature that a static binary cannot use on another machine than the one it was linked on: it would load libraries at run time,
/// and they would load another glibc, which has to be exactly the one in the binary.
/// </summary>
/// <param name="Name">The name of the feature, for messages.</param>
/// <param name="Use">The typical use of the feature.</param>
/// <param name="Symbols">Undefined symbols in the compiler's object file if managed code can reach the feature. A star at the end matches any text.</param>
/// <remarks>
/// The runtime's libraries are always on the linker's command line, so their content says nothing. The object file refers only to functions that
/// managed code can reach. The <c>SystemNative_</c> names are the functions of libSystem.Native.a whose code calls
/// <c>dlopen</c>, <c>dlsym</c>, <c>getaddrinfo</c>, <c>getnameinfo</c> and the functions about users and groups (<c>objdump -r</c>
/// of each); libc's names are those about which its static archive warns when they are linked (<c>.gnu.warning</c> sections), and those
/// that load character sets. Both lists were taken from .NET 10 and glibc 2.36.
/// </remarks>
internal sealed record StaticHazard(string Name, string Use, params string[] Symbols)
{
    /// <summary>All features, the most specific first: TLS also uses name resolution and users.</summary>
    public static IReadOnlyList<StaticHazard> All { get; } =
    [
        new("OpenSSL", "TLS, hashes, encryption, certificates", "CryptoNative_*"),
        new("GSSAPI", "Kerberos and Negotiate authentication", "NetSecurityNative_*"),
        new("ICU", "globalization with cultures", "GlobalizationNative_*"),
        new(
            "name resolution",
            "connections to host names",
            "SystemNative_GetHostEntryForName", "SystemNative_GetNameInfo", "getaddrinfo", "getnameinfo", "gethostby*", "gethostent*", "getnetby*", "getnetent*",
            "getservby*", "getservent*", "getprotoby*", "getprotoent*", "getrpcby*", "getrpcent*", "getaliasby*", "getaliasent*"),
        new(
            "users and groups",
            "the user's name or home folder, the console",
            "SystemNative_GetPwUidR", "SystemNative_GetPwNamR", "SystemNative_GetGroupList", "SystemNative_GetGroupName",
            "getpw", "getpwnam*", "getpwuid*", "getpwent*", "getgrnam*", "getgrgid*", "getgrent*", "getgrouplist", "getspnam*", "getspent*", "getsgnam*", "getsgent*",
            "initgroups"),
        new(
            "libraries loaded at run time",
            "[DllImport], NativeLibrary",
            "SystemNative_LoadLibrary", "SystemNative_GetDefaultSearchOrderPseudoHandle", "SystemNative_GetProcAddress", "dlopen", "dlmopen", "dlsym", "dlvsym"),
        new("character sets of the C library", "native code with iconv or locales", "iconv_open", "setlocale", "newlocale"),
    ];

    /// <summary>Returns the symbols that belong to this feature.</summary>
    public List<string> FindIn(IEnumerable<string> symbols) =>
        [.. symbols.Where(symbol => Symbols.Any(pattern => Matches(pattern, symbol))).Distinct().Order(StringComparer.Ordinal)];

    private static bool Matches(string pattern, string symbol) =>
        pattern[^1] == '*' ? symbol.StartsWith(pattern[..^1], StringComparison.Ordinal) : symbol == pattern;
}
