using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>The order in which System.Text.Json goes through an interface and those that it derives from.</summary>
internal static class InterfaceOrder
{
    /// <summary>
    /// Each interface before those that it derives from. Of several interfaces without an order, the last one comes first: the list is
    /// built from its end, from interfaces whose bases are all in it.
    /// </summary>
    public static List<INamedTypeSymbol> Sort(INamedTypeSymbol type)
    {
        // In the order of the compiler's metadata, which the serializer reads: each interface is followed by those that it derives from.
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
