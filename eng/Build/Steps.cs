using System.Diagnostics;

namespace Lambda.Build;

/// <summary>The steps of one command: prints the name of each when it begins, and the time of each at the end.</summary>
internal sealed class Steps
{
    private readonly List<(string Name, TimeSpan Time)> _finished = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private bool _printed;

    /// <summary>The step that runs or, after a failure, the step that failed.</summary>
    public string? Current { get; private set; }

    public void Run(string name, Action step)
    {
        Run(name, () =>
        {
            step();
            return true;
        });
    }

    public T Run<T>(string name, Func<T> step)
    {
        Console.WriteLine($"\n== {name}");
        Current = name;
        var time = Stopwatch.StartNew();
        T result = step();
        Finished(name, time.Elapsed);
        Current = null;
        return result;
    }

    /// <summary>Runs steps two at a time. The output of each is printed when it ends.</summary>
    /// <param name="name">What they do together.</param>
    /// <param name="steps">The name of each step, and the step, which receives the writer for its output.</param>
    public void RunInPairs(string name, IEnumerable<(string Name, Action<TextWriter> Run)> steps)
    {
        Current = name;
        var options = new ParallelOptions { MaxDegreeOfParallelism = 2 };
        Parallel.ForEachAsync(steps, options, (step, _) =>
        {
            var output = new StringWriter();
            var time = Stopwatch.StartNew();
            step.Run(output);
            lock (_finished)
            {
                Finished(step.Name, time.Elapsed);
                Console.Write($"\n== {step.Name}\n{output}");
            }

            return ValueTask.CompletedTask;
        }).GetAwaiter().GetResult();
        Current = null;
    }

    /// <summary>Prints the time of each finished step, unless there is only one or it has been printed.</summary>
    public void PrintTimes()
    {
        if (_finished.Count < 2 || _printed)
            return;
        _printed = true;

        Console.WriteLine("\n== Time of each step, in seconds");
        foreach ((string name, TimeSpan time) in _finished)
            Console.WriteLine($"{time.TotalSeconds,8:0.0}  {name}");
        Console.WriteLine($"{_clock.Elapsed.TotalSeconds,8:0.0}  together");
    }

    private void Finished(string name, TimeSpan time) => _finished.Add((name, time));
}
