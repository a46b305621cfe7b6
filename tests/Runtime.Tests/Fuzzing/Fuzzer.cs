namespace Lambda.Runtime.Tests.Fuzzing;

/// <summary>Mutates inputs repeatedly, and continues from those that reached new code.</summary>
/// <param name="coverage">Tells whether an input reached new code.</param>
/// <param name="target">Runs an input.</param>
/// <param name="seed">The seed of the mutations.</param>
/// <param name="change">Changes an input of a structure that random bytes seldom keep; <see langword="null"/> if the inputs have none.</param>
internal sealed class Fuzzer(Coverage coverage, Action<byte[]> target, int seed, Func<byte[], Random, byte[]>? change = null)
{
    private readonly Random _random = new(seed);
    private readonly List<byte[]> _inputs = [];
    private readonly List<byte[]> _found = [];

    /// <summary>The input that is running.</summary>
    public byte[] Current { get; private set; } = [];

    public int Executions { get; private set; }

    /// <summary>The inputs created by this run that reached new code.</summary>
    public IReadOnlyList<byte[]> Found => _found;

    /// <summary>Adds an initial input.</summary>
    public void Add(byte[] input)
    {
        _inputs.Add(input);
        _ = RunOne(input);
        _ = coverage.IsNew();
    }

    /// <returns>An input that fails, minimized; <see langword="null"/> if no input fails.</returns>
    public byte[]? Run(Func<int, bool> shouldContinue)
    {
        var mutation = new Mutation(_random);
        for (; shouldContinue(Executions); Executions++)
        {
            byte[] input = change is not null && _random.Next(3) > 0 ? change(Pick(), _random) : mutation.Mutate(Pick(), Pick());
            if (RunOne(input) is { } failure)
                return Minimize(input, failure.GetType());
            if (coverage.IsNew())
            {
                _inputs.Add(input);
                _found.Add(input);
            }
        }

        return null;
    }

    /// <summary>Runs one input and returns its failure, if any.</summary>
    public Exception? RunOne(byte[] input)
    {
        Current = input;
        coverage.Start();
        return Record.Exception(() => target(input));
    }

    /// <summary>Picks an input, often one of the latest, because these have been mutated least.</summary>
    private byte[] Pick()
    {
        int latest = _random.Next(3) == 0 ? Math.Min(_inputs.Count, 16) : _inputs.Count;
        return _inputs[^(1 + _random.Next(latest))];
    }

    /// <summary>Removes spans, the longest first, as long as the input fails in the same way.</summary>
    private byte[] Minimize(byte[] input, Type failure)
    {
        for (int length = input.Length / 2; length > 0; length /= 2)
        {
            for (int at = 0; at + length <= input.Length;)
            {
                byte[] candidate = [.. input[..at], .. input[(at + length)..]];
                if (RunOne(candidate)?.GetType() == failure)
                    input = candidate;
                else
                    at += length;
            }
        }

        return input;
    }
}
