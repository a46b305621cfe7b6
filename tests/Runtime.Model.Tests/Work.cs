using System.Collections.Concurrent;
using System.Text;

namespace Lambda.Runtime.Model.Tests;

/// <summary>What the handlers are sent.</summary>
/// <param name="Id">Of the <see cref="Job"/>.</param>
/// <param name="Action">What to do.</param>
/// <param name="Size">How long the response is to be, in characters.</param>
public sealed record Assignment(string Id, JobAction Action, int Size);

/// <summary>What they response.</summary>
/// <param name="Id">That of the assignment.</param>
/// <param name="Text">As long as it asks for.</param>
public sealed record Report(string Id, string Text);

/// <summary>Thrown by a handler that is to fail.</summary>
/// <param name="id">That of the assignment.</param>
public sealed class JobException(string id) : Exception(id);

/// <summary>The function: the same work with a response that is sent whole, and with one that is streamed.</summary>
public static class Work
{
    private static readonly ConcurrentDictionary<string, Job> Jobs = new();

    /// <summary>Makes a job known to the handlers.</summary>
    internal static void Add(Job job) => Jobs[job.Id] = job;

    /// <summary>Responses with a <see cref="Report"/>.</summary>
    [LambdaHandler]
    public static Report Whole(Assignment assignment)
    {
        Job job = Begin(assignment);
        if (assignment.Action == JobAction.Hang)
            job.Hang();
        if (assignment.Action is JobAction.Throw or JobAction.ThrowLate)
            throw new JobException(assignment.Id);
        return new Report(assignment.Id, TextOf(assignment.Id, assignment.Size));
    }

    /// <summary>Streams the id and the text, in pieces.</summary>
    [LambdaHandler]
    public static void Streamed(Assignment assignment, LambdaResponseStream stream)
    {
        Job job = Begin(assignment);
        if (assignment.Action == JobAction.Throw)
            throw new JobException(assignment.Id);

        stream.Write(Encoding.UTF8.GetBytes(assignment.Id));
        if (assignment.Size % 2 == 0)
            stream.Flush();
        if (assignment.Action == JobAction.Hang)
            job.Hang();
        if (assignment.Action == JobAction.ThrowLate)
        {
            stream.Flush();
            throw new JobException(assignment.Id);
        }

        stream.Write(Encoding.UTF8.GetBytes(TextOf(assignment.Id, assignment.Size)));
    }

    /// <summary>A text that belongs to one job alone, of a given length.</summary>
    internal static string TextOf(string id, int size) => string.Concat(Enumerable.Repeat(id + " ", (size / (id.Length + 1)) + 1))[..size];

    private static Job Begin(Assignment assignment)
    {
        Job job = Jobs[assignment.Id];
        job.Execute();
        return job;
    }
}
