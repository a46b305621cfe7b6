using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>The order in which System.Text.Json goes through an interface and those that it derives from.</summary>
internal static class InterfaceOrder
{
    /// <summary>
    /// Each before those that it derives from. Of several without an order between them the one that was met last comes first: the list is
    /// filled from its end, with those that have nothing below them that is not in it already.
    /// </summary>
    public static List<INamedTypeSymbol> Of(INamedTypeSymbol type)
    {
        // As the compiler lists them in an assembly, where the serializer finds them: behind each the ones that it derives from.
        List<INamedTypeSymbol> met =
            [type, .. type.Interfaces.SelectMany(static one => one.AllInterfaces.Prepend(one)).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)];
        List<HashSet<INamedTypeSymbol>> below = met.ConvertAll(static one => new HashSet<INamedTypeSymbol>(one.AllInterfaces, SymbolEqualityComparer.Default));
        var free = new Queue<INamedTypeSymbol>(met.Where((_, i) => below[i].Count == 0));
        var ordered = new List<INamedTypeSymbol>();
        while (free.Count > 0)
        {
            INamedTypeSymbol next = free.Dequeue();
            ordered.Insert(0, next);
            for (int i = 0; i < met.Count; i++)
            {
                if (below[i].Remove(next) && below[i].Count == 0)
                    free.Enqueue(met[i]);
            }
        }

        return ordered;
    }
}
