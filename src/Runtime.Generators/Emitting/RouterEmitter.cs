using System.Globalization;
using System.Text;
using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the class that finds the route of an HTTP request: nested comparisons of the segments of its path, without a table.</summary>
internal static class RouterEmitter
{
    private const string Helpers = "global::Lambda.Runtime.CompilerServices.";

    /// <summary>More texts than these are told apart by their lengths and bytes before they are compared.</summary>
    private const int MaxCompared = 4;

    public static string Emit(FunctionModel function)
    {
        PlannedHandler[] handlers = function.Routed;
        bool hasContainer = handlers.Any(static handler => handler.Plan.HasContainer);
        bool hasShutdown = hasContainer || function.Shutdowns.Count > 0 || handlers.Any(static handler => handler.Handler.Constructions.Any(static one => one.IsDisposable));
        var writer = SourceWriter.StartFile();
        writer.Lines("/// <summary>Finds the route of a request, and calls its handler.</summary>");
        using (writer.Block($"internal sealed class {GeneratedNames.Router} : {Helpers}HttpHandler"))
        {
            if (hasContainer)
                writer.Lines($"private {Helpers}FunctionServices _services;");
            if (hasShutdown)
                writer.Lines($"private {Helpers}HandlerShutdown _shutdown;");
            writer.Lines($$"""
                public {{GeneratedNames.Router}}()
                    : base({{string.Join(", ", handlers.Select(static handler => $"new {handler.Handler.ClassName}()"))}})
                {
                }

                """);
            using (writer.Block($"public override void Initialize({Helpers}LambdaEnvironment environment)"))
                writer.Lines(string.Join("\n", StartupCode.InitializePrepared(function, hasContainer, hasShutdown)));
            if (hasShutdown)
            {
                writer.Lines("""

                    public override void Shutdown() => _shutdown?.Run();
                    """);
            }

            writer.Lines("");
            using (writer.Block($"protected override int Match({Helpers}HttpExchange http)"))
                EmitMatch(writer, handlers);
        }

        return writer.ToString();
    }

    private static void EmitMatch(SourceWriter writer, PlannedHandler[] handlers)
    {
        List<Candidate> all = [.. handlers.SelectMany(static (planned, handler) =>
            planned.Handler.Routes.Select((route, template) => new Candidate(route, handler, template)))];
        int longest = all.Max(static candidate => candidate.Route.Segments.Count);
        using (writer.Block("switch (http.SegmentCount)"))
        {
            for (int count = 0; count <= longest; count++)
            {
                List<Candidate> matching = [.. all.Where(candidate => candidate.CanHave(count))];
                if (matching.Count == 0)
                    continue;
                using (writer.Case(FormattableString.Invariant($"case {count}:")))
                {
                    EmitSegment(writer, matching, 0, count);
                    writer.Lines("break;");
                }
            }

            List<Candidate> open = [.. all.Where(candidate => candidate.CanHave(int.MaxValue))];
            if (open.Count > 0)
            {
                using (writer.Case(FormattableString.Invariant($"case > {longest}:")))
                {
                    EmitSegment(writer, open, 0, int.MaxValue);
                    writer.Lines("break;");
                }
            }
        }

        writer.Lines("return NoRoute;");
    }

    /// <summary>Prints the choice by one segment. What does not match goes on with the next alternative, by precedence.</summary>
    private static void EmitSegment(SourceWriter writer, List<Candidate> candidates, int index, int count)
    {
        List<Candidate> ended = [.. candidates.Where(candidate => index == count || candidate.IsRestAt(index))];
        List<Candidate> going = [.. candidates.Except(ended)];
        EmitLiterals(writer, [.. going.Where(candidate => candidate.At(index).Kind == RouteSegmentKind.Literal).GroupBy(candidate => candidate.At(index).Text)], index, count);
        foreach (IGrouping<EquatableArray<string>, Candidate> group in going.Where(candidate => candidate.At(index).Kind == RouteSegmentKind.Parameter)
            .GroupBy(candidate => candidate.At(index).Constraints).OrderBy(static group => group.Key.Count == 0))
        {
            IEnumerable<string> conditions = group.Key.Count == 0 ? ["http.Length({0}) > 0"] : group.Key;
            string number = index.ToString(CultureInfo.InvariantCulture);
            using (writer.Block($"if ({string.Join(" && ", conditions.Select(condition => condition.Replace("{0}", number)))})"))
                EmitSegment(writer, [.. group], index + 1, count);
        }

        EmitVerbs(writer, ended);
    }

    private static void EmitLiterals(SourceWriter writer, List<IGrouping<string, Candidate>> groups, int index, int count)
    {
        if (groups.Count <= MaxCompared)
        {
            foreach (IGrouping<string, Candidate> group in groups)
            {
                using (writer.Block(FormattableString.Invariant($"if (http.Is({index}, {Literals.Text(group.Key)}u8))")))
                    EmitSegment(writer, [.. group], index + 1, count);
            }

            return;
        }

        using (writer.Block(FormattableString.Invariant($"switch (http.Length({index}))")))
        {
            foreach (IGrouping<int, IGrouping<string, Candidate>> length in groups.GroupBy(static group => Encoding.UTF8.GetByteCount(group.Key)))
            {
                using (writer.Case(FormattableString.Invariant($"case {length.Key}:")))
                {
                    EmitByBytes(writer, [.. length], index, count);
                    writer.Lines("break;");
                }
            }
        }
    }

    /// <summary>Prints the choice between texts of the same length by the byte in which they differ most.</summary>
    private static void EmitByBytes(SourceWriter writer, List<IGrouping<string, Candidate>> groups, int index, int count)
    {
        if (groups.Count <= MaxCompared)
        {
            EmitLiterals(writer, groups, index, count);
            return;
        }

        byte[][] texts = [.. groups.Select(static group => Encoding.UTF8.GetBytes(group.Key))];
        int at = Enumerable.Range(0, texts[0].Length).OrderByDescending(position => texts.Select(text => text[position]).Distinct().Count()).First();
        using (writer.Block(FormattableString.Invariant($"switch (http.ByteAt({index}, {at}))")))
        {
            foreach (IGrouping<byte, IGrouping<string, Candidate>> value in groups.GroupBy(group => Encoding.UTF8.GetBytes(group.Key)[at]))
            {
                using (writer.Case(FormattableString.Invariant($"case {value.Key}:")))
                {
                    EmitByBytes(writer, [.. value], index, count);
                    writer.Lines("break;");
                }
            }
        }
    }

    /// <summary>Prints the choice by the method. A HEAD request is one for GET whose response has no body.</summary>
    private static void EmitVerbs(SourceWriter writer, List<Candidate> candidates)
    {
        foreach (Candidate candidate in candidates.OrderBy(static candidate => candidate.Route.HasRest))
        {
            const int Get = 1;
            const int Head = 2;
            int verbs = candidate.Route.Verbs | ((candidate.Route.Verbs & Get) != 0 ? Head : 0);
            writer.Lines(FormattableString.Invariant($$"""
                if (((int)http.Verb & {{verbs}}) != 0)
                    return http.Select({{candidate.Handler}}, {{candidate.Template}});
                http.Allow(({{Helpers}}HttpVerbs){{verbs}});
                """));
        }
    }

    /// <summary>A route, with the number of its handler, and its number among the routes of that.</summary>
    private sealed record Candidate(RouteModel Route, int Handler, int Template)
    {
        public bool CanHave(int count) => Route.HasRest ? count >= Route.Segments.Count - 1 : count == Route.Segments.Count;

        public bool IsRestAt(int index) => Route.HasRest && index == Route.Segments.Count - 1;

        public RouteSegmentModel At(int index) => Route.Segments[index];
    }
}
