using System.Globalization;
using System.Text;
using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the methods that find the handler of a path and a method: nested comparisons of the segments, without a table.</summary>
internal sealed class RouteMatchEmitter(SourceWriter writer)
{
    private const string Exchange = "global::Lambda.Runtime.CompilerServices.HttpExchange";

    /// <summary>More texts than these are told apart by their lengths and bytes before they are compared.</summary>
    private const int MaxCompared = 4;

    /// <summary>More routes than these get a separate method: the compiled code of a method sets all its variables to zero, whichever branch it takes.</summary>
    private const int MaxInMethod = 16;

    private readonly Queue<Action> _methods = new();
    private int _methodCount;

    public void Emit(PlannedHandler[] handlers)
    {
        using (writer.Block($"protected override int Match({Exchange} http)"))
            EmitMatch(handlers);
        while (_methods.Count > 0)
        {
            writer.Lines("");
            _methods.Dequeue()();
        }
    }

    private void EmitMatch(PlannedHandler[] handlers)
    {
        List<Candidate> all = [.. handlers.SelectMany(static (planned, handler) =>
            planned.Handler.Routes.Select((route, template) => new Candidate(route, handler, template)))];
        int longest = all.Max(static candidate => candidate.Route.Segments.Count);
        using (writer.Block("switch (http.SegmentCount)"))
        {
            for (int count = 0; count <= longest; count++)
                EmitCount(FormattableString.Invariant($"case {count}:"), [.. all.Where(candidate => candidate.CanHave(count))], count);
            EmitCount(FormattableString.Invariant($"case > {longest}:"), [.. all.Where(static candidate => candidate.CanHave(int.MaxValue))], int.MaxValue);
        }

        writer.Lines("return NoRoute;");
    }

    private void EmitCount(string label, List<Candidate> candidates, int count)
    {
        if (candidates.Count == 0)
            return;
        using (writer.Case(label))
        {
            using (writer.Scope())
                EmitSegment(candidates, 0, count);
            writer.Lines("break;");
        }
    }

    /// <summary>Prints the choice by one segment. What does not match goes on with the next alternative, by precedence.</summary>
    private void EmitSegment(List<Candidate> candidates, int index, int count)
    {
        List<Candidate> ended = [.. candidates.Where(candidate => index == count || candidate.IsRestAt(index))];
        List<Candidate> going = [.. candidates.Except(ended)];
        if (going.Count > 0)
            writer.Lines(FormattableString.Invariant($"global::System.ReadOnlySpan<byte> segment{index} = http.Segment({index});"));
        EmitLiterals([.. going.Where(candidate => candidate.At(index).Kind == RouteSegmentKind.Literal).GroupBy(candidate => candidate.At(index).Text)], index, count);
        foreach (IGrouping<EquatableArray<string>, Candidate> group in going.Where(candidate => candidate.At(index).Kind == RouteSegmentKind.Parameter)
            .GroupBy(candidate => candidate.At(index).Constraints).OrderBy(static group => group.Key.Count == 0))
        {
            IEnumerable<string> conditions = group.Key.Count == 0 ? ["segment{0}.Length > 0"] : group.Key;
            string number = index.ToString(CultureInfo.InvariantCulture);
            using (writer.Block($"if ({string.Join(" && ", conditions.Select(condition => condition.Replace("{0}", number)))})"))
                EmitSegment([.. group], index + 1, count);
        }

        EmitVerbs(ended);
    }

    private void EmitLiterals(List<IGrouping<string, Candidate>> groups, int index, int count)
    {
        if (groups.Count <= MaxCompared)
        {
            EmitCompared(groups, index, count);
            return;
        }

        using (writer.Block(FormattableString.Invariant($"switch (segment{index}.Length)")))
        {
            EmitBranches(groups.GroupBy(static group => Encoding.UTF8.GetByteCount(group.Key)), index, count);
        }
    }

    private void EmitCompared(List<IGrouping<string, Candidate>> groups, int index, int count)
    {
        foreach (IGrouping<string, Candidate> group in groups)
        {
            using (writer.Block(FormattableString.Invariant($"if ({Exchange}.Is(segment{index}, {Literals.Text(group.Key)}u8))")))
                EmitSegment([.. group], index + 1, count);
        }
    }

    private void EmitBranches(IEnumerable<IGrouping<int, IGrouping<string, Candidate>>> branches, int index, int count)
    {
        bool isLarge = branches.SelectMany(static branch => branch).Sum(static group => group.Count()) > MaxInMethod;
        foreach (IGrouping<int, IGrouping<string, Candidate>> branch in branches)
        {
            using (writer.Case(FormattableString.Invariant($"case {branch.Key}:")))
            {
                if (isLarge && branch.Sum(static group => group.Count()) > MaxCompared)
                    EmitCall([.. branch], index, count);
                else
                    EmitByBytes([.. branch], index, count);
                writer.Lines("break;");
            }
        }
    }

    private void EmitCall(List<IGrouping<string, Candidate>> groups, int index, int count)
    {
        int number = ++_methodCount;
        writer.Lines(FormattableString.Invariant($$"""
            if (Match{{number}}(http, segment{{index}}) is >= 0 and var found{{number}})
                return found{{number}};
            """));
        _methods.Enqueue(() =>
        {
            using (writer.Block(FormattableString.Invariant($"private static int Match{number}({Exchange} http, global::System.ReadOnlySpan<byte> segment{index})")))
            {
                EmitByBytes(groups, index, count);
                writer.Lines("return NoRoute;");
            }
        });
    }

    /// <summary>Prints the choice between texts of the same length by the byte in which they differ most.</summary>
    private void EmitByBytes(List<IGrouping<string, Candidate>> groups, int index, int count)
    {
        byte[][] texts = [.. groups.Select(static group => Encoding.UTF8.GetBytes(group.Key))];
        int at = Enumerable.Range(0, texts[0].Length).OrderByDescending(position => texts.Select(text => KeyOf(text, position)).Distinct().Count()).First();
        IGrouping<int, IGrouping<string, Candidate>>[] values = [.. groups.GroupBy(group => KeyOf(Encoding.UTF8.GetBytes(group.Key), at))];
        if (values.Length == 1)
        {
            EmitCompared(groups, index, count);
            return;
        }

        using (writer.Block(FormattableString.Invariant($"switch (segment{index}[{at}] | 0x20)")))
        {
            EmitBranches(values, index, count);
        }
    }

    /// <summary>A byte, with the bit set in which the cases of a letter of ASCII differ.</summary>
    private static int KeyOf(byte[] text, int position) => text[position] | 0x20;

    /// <summary>Prints the choice by the method. A HEAD request is one for GET whose response has no body.</summary>
    private void EmitVerbs(List<Candidate> candidates)
    {
        foreach (Candidate candidate in candidates.OrderBy(static candidate => candidate.Route.HasRest))
        {
            const int Get = 1;
            const int Head = 2;
            int verbs = candidate.Route.Verbs | ((candidate.Route.Verbs & Get) != 0 ? Head : 0);
            writer.Lines(FormattableString.Invariant($$"""
                if (http.TryTake({{candidate.Handler}}, {{candidate.Template}}, {{verbs}}))
                    return {{candidate.Handler}};
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
