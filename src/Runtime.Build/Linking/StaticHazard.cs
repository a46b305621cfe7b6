namespace Lambda.Runtime.Build.Linking;

/// <summary>
/// Something that a static binary cannot do on another machine than the one it was linked on: it would load libraries while it runs,
/// and they would bring a glibc of their own, which has to be the very one that is in the binary.
/// </summary>
/// <param name="Name">What the function contains, as a person says it.</param>
/// <param name="Use">What code that is likely to have it does.</param>
/// <param name="Symbols">Names that the compiler's object file leaves undefined where managed code reaches it; a star at the end stands for any rest.</param>
/// <remarks>
/// The runtime's libraries are always on the linker's command line, so what is in them tells nothing. What managed code can reach does:
/// it is what the object file refers to. <c>SystemNative_</c> names are those functions of libSystem.Native.a whose code calls
/// <c>dlopen</c>, <c>dlsym</c>, <c>getaddrinfo</c>, <c>getnameinfo</c> and the functions about users and groups (<c>objdump -r</c>
/// of each); libc's own names are those that its static archive warns of when they are linked (<c>.gnu.warning</c> sections), and those
/// that load character sets. Both lists were taken from .NET 10 and glibc 2.36.
/// </remarks>
internal sealed record StaticHazard(string Name, string Use, params string[] Symbols)
{
    /// <summary>All of them, the most telling first: TLS brings name resolution and users along.</summary>
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
            "getpw", "getpwnam*", "getpwuid*", "getpwent*", "getgrnam*", "getgrgid*", "getgrent*", "getgrouplist", "getspnam*", "getspent*", "getsgnam*", "getsgent*", "initgroups"),
        new(
            "libraries loaded at run time",
            "[DllImport], NativeLibrary",
            "SystemNative_LoadLibrary", "SystemNative_GetDefaultSearchOrderPseudoHandle", "SystemNative_GetProcAddress", "dlopen", "dlmopen", "dlsym", "dlvsym"),
        new("character sets of the C library", "native code with iconv or locales", "iconv_open", "setlocale", "newlocale"),
    ];

    /// <summary>Which of the symbols belong here.</summary>
    public List<string> Among(IEnumerable<string> symbols) => [.. symbols.Where(symbol => Symbols.Any(pattern => Matches(pattern, symbol))).Distinct().Order(StringComparer.Ordinal)];

    private static bool Matches(string pattern, string symbol) =>
        pattern[^1] == '*' ? symbol.StartsWith(pattern[..^1], StringComparison.Ordinal) : symbol == pattern;
}
