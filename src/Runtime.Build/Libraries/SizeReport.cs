using System.Globalization;
using System.Text;

namespace Lambda.Runtime.Build.Libraries;

/// <summary>Writes a table of the parts of a binary: assemblies and their namespaces with their sizes, largest first.</summary>
internal static class SizeReport
{
    public static string Write(IReadOnlyList<BinaryPart> parts, long binaryLength)
    {
        var text = new StringBuilder();
        Line(text, "bootstrap", binaryLength, binaryLength);
        foreach (IGrouping<string, BinaryPart> assembly in parts.Where(static part => part.Assembly is not null).GroupBy(static part => part.Assembly!).OrderByDescending(Size))
        {
            Line(text, $"  {assembly.Key}", Size(assembly), binaryLength);
            foreach (BinaryPart part in assembly)
                Line(text, $"    {(part.Name.Length == 0 ? "(no namespace)" : part.Name)}", part.Size, binaryLength);
        }

        // The compiler's names: tables for reflection and stack traces, frozen strings, dehydrated data.
        var shared = parts.Where(static part => part.Assembly is null).ToList();
        Line(text, "  (shared by all assemblies)", Size(shared), binaryLength);
        foreach (BinaryPart part in shared)
            Line(text, $"    {part.Name}", part.Size, binaryLength);
        if (binaryLength - Size(parts) is > 0 and var rest)
            Line(text, "  (the runtime's native code, and what the linker adds)", rest, binaryLength);
        return text.ToString();
    }

    private static long Size(IEnumerable<BinaryPart> parts) => parts.Sum(static part => (long)part.Size);

    private static void Line(StringBuilder text, string name, long size, long of) =>
        text.Append(CultureInfo.InvariantCulture, $"{name,-72} {size,12:N0} {100.0 * size / of,6:0.0} %\n");
}
