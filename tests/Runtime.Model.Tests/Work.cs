using System.Collections.Concurrent;
using System.Text;

namespace Lambda.Runtime.Model.Tests;

/// <summary>An event.</summary>
/// <param name="Id">The id of the <see cref="Job"/>.</param>
/// <param name="Action">What the handler does.</param>
/// <param name="Size">The length of the response in characters.</param>
public sealed record Assignment(string Id, JobAction Action, int Size);

/// <summary>A response.</summary>
/// <param name="Id">The id of the assignment.</param>
/// <param name="Text">A text of the requested length.</param>
public sealed record Report(string Id, string Text);

/// <summary>Thrown by a handler whose plan is to fail.</summary>
/// <param name="id">The id of the assignment.</param>
public sealed class JobException(string id) : Exception(id);

/// <summary>The function: one handler that buffers its response, and one that streams it.</summary>
public static class Work
{
    private static readonly ConcurrentDictionary<string, Job> Jobs = new();

    /// <summary>Registers a job, so that the handlers find it.</summary>
    internal static void Add(Job job) => Jobs[job.Id] = job;

    /// <summary>Responds with a <see cref="Report"/>.</summary>
    [LambdaHandler]
    public static Report Whole(Assignment assignment)
    {
        Job job = Begin(assignment);
        if (assignment.Action == JobAction.Hang)
            job.Hang();
        if (assignment.Action is JobAction.Throw or JobAction.ThrowLate)
            throw new JobException(assignment.Id);
        return new Report(assignment.Id, CreateText(assignment.Id, assignment.Size));
    }

    /// <summary>Streams the id and the text in pieces.</summary>
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

        stream.Write(Encoding.UTF8.GetBytes(CreateText(assignment.Id, assignment.Size)));
    }

    /// <summary>Creates a text of a given length that only one job has.</summary>
    internal static string CreateText(string id, int size) => string.Concat(Enumerable.Repeat(id + " ", (size / (id.Length + 1)) + 1))[..size];

    private static Job Begin(Assignment assignment)
    {
        Job job = Jobs[assignment.Id];
        job.Execute();
        return job;
    }
}
