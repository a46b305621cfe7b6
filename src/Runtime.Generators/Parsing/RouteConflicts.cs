using System.Collections.Immutable;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Handlers;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>Finds routes that no request can tell apart.</summary>
internal static class RouteConflicts
{
    public static IEnumerable<Diagnostic> Check(ImmutableArray<ParsedHandler> handlers)
    {
        var owners = new Dictionary<string, List<(HandlerModel Handler, RouteModel Route)>>(StringComparer.Ordinal);
        foreach (ParsedHandler parsed in handlers)
        {
            if (parsed.Valid is not { Handler: { IsRoute: true } handler })
                continue;
            foreach (RouteModel route in handler.Routes)
            {
                if (!owners.TryGetValue(route.Pattern, out List<(HandlerModel Handler, RouteModel Route)>? others))
                    owners.Add(route.Pattern, others = []);
                (HandlerModel Handler, RouteModel Route) other = others.Find(one => (one.Route.Verbs & route.Verbs) != 0);
                if (other.Route is not null)
                    yield return Diagnostic.Create(HandlerDiagnostics.SameRoute, parsed.Location, other.Handler.DisplayName, other.Route.Text, handler.DisplayName, route.Text);
                others.Add((handler, route));
            }
        }
    }
}
