using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Flowyte.MockServer.Sessions;

/// <summary>Keeps sessions in a SQLite file, so that they outlive the mock.</summary>
internal sealed class SqliteSessionStore : ISessionStore
{
    private const int Version = 1;

    // Texts are blobs: SQLite's own end at U+0000.
    private const string Schema = $"""
        CREATE TABLE sessions (
            id TEXT PRIMARY KEY, agent TEXT NOT NULL, organisation TEXT NOT NULL,
            created INTEGER NOT NULL, updated INTEGER NOT NULL, ended INTEGER,
            messages INTEGER NOT NULL, characters INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX ended ON sessions (ended, id) WHERE ended IS NOT NULL;
        CREATE TABLE messages (
            session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE, sequence INTEGER NOT NULL, id TEXT NOT NULL,
            role TEXT NOT NULL, content BLOB NOT NULL, created INTEGER NOT NULL, actions BLOB,
            PRIMARY KEY (session, sequence)) STRICT, WITHOUT ROWID;
        PRAGMA user_version = 1;
        """;

    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;

    private SqliteSessionStore(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens the file, or makes it.</summary>
    /// <param name="file">The file, in a folder that exists.</param>
    /// <exception cref="IOException">It cannot be opened, is no such file, or another mock has it open.</exception>
    public static SqliteSessionStore Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, ForeignKeys = true, DefaultTimeout = 1 }.ToString());
        try
        {
            connection.Open();

            // One mock alone has the file: what it remembers of a session's turns is nothing that two could share.
            Execute(connection, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; BEGIN EXCLUSIVE; COMMIT;");
            Prepare(connection, file);
            return new(connection);
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            var why = exception.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY ? "another mock has it open" : exception.Message;
            throw new IOException($"The state of the sessions in {file} cannot be opened: {why}", exception);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public int Count => Run(command => (int)(long)command.ExecuteScalar()!, "SELECT count(*) FROM sessions");

    public bool TryAdd(Session session) => Run(
        command => command.ExecuteNonQuery() == 1,
        "INSERT INTO sessions VALUES ($id, $agent, $organisation, $created, $updated, $ended, $messages, $characters) ON CONFLICT DO NOTHING",
        [.. Values(session), ("$agent", session.AgentId), ("$organisation", session.Organisation), ("$created", Time(session.CreatedAt))]);

    public bool RemoveOldestEnded() => Run(
        command => command.ExecuteNonQuery() == 1,
        "DELETE FROM sessions WHERE id = (SELECT id FROM sessions WHERE ended IS NOT NULL ORDER BY ended, id LIMIT 1)");

    public Session? Find(string id) => Run(
        command => Read(command, SessionOf).SingleOrDefault(),
        "SELECT id, agent, organisation, created, updated, ended, messages, characters FROM sessions WHERE id = $id",
        ("$id", id));

    public void Update(Session session, ImmutableArray<SessionMessage> added)
    {
        lock (_lock)
        {
            Guarded(() =>
            {
                using var transaction = _connection.BeginTransaction();
                Change("UPDATE sessions SET updated = $updated, ended = $ended, messages = $messages, characters = $characters WHERE id = $id", Values(session));
                foreach (var message in added)
                {
                    Change("INSERT INTO messages VALUES ($session, $sequence, $id, $role, $content, $created, $actions)", Values(message));
                }

                transaction.Commit();
                return true;
            });
        }
    }

    public ImmutableArray<SessionMessage> Messages(string session, int after, int limit) => Run(
        command => Read(command, MessageOf),
        "SELECT session, sequence, id, role, content, created, actions FROM messages WHERE session = $session AND sequence > $after ORDER BY sequence LIMIT $limit",
        ("$session", session),
        ("$after", after),
        ("$limit", limit));

    public void Dispose() => _connection.Dispose();

    private static void Prepare(SqliteConnection connection, string file)
    {
        using var version = connection.CreateCommand();
        version.CommandText = "PRAGMA user_version";
        switch ((long)version.ExecuteScalar()!)
        {
            case 0:
                Execute(connection, $"BEGIN; {Schema} COMMIT;");
                break;
            case not Version:
                throw new IOException($"The state of the sessions in {file} was written by another version of the mock. Give another folder, or take the file away.");
        }
    }

    private static void Execute(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    private void Change(string text, (string Name, object? Value)[] values)
    {
        using var command = Command(text, values);
        command.ExecuteNonQuery();
    }

    private T Run<T>(Func<SqliteCommand, T> run, string text, params (string Name, object? Value)[] values)
    {
        lock (_lock)
        {
            return Guarded(() =>
            {
                using var command = Command(text, values);
                return run(command);
            });
        }
    }

    private static T Guarded<T>(Func<T> run)
    {
        try
        {
            return run();
        }
        catch (SqliteException exception)
        {
            throw new SessionStoreException(exception.Message, exception);
        }
    }

    private SqliteCommand Command(string text, (string Name, object? Value)[] values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    private static ImmutableArray<T> Read<T>(SqliteCommand command, Func<SqliteDataReader, T> read)
    {
        using var reader = command.ExecuteReader();
        var items = ImmutableArray.CreateBuilder<T>();
        while (reader.Read())
        {
            items.Add(read(reader));
        }

        return items.ToImmutable();
    }

    private static (string Name, object? Value)[] Values(Session session) =>
    [
        ("$id", session.Id),
        ("$updated", Time(session.UpdatedAt)),
        ("$ended", session.EndedAt is { } ended ? Time(ended) : null),
        ("$messages", session.MessageCount),
        ("$characters", session.Characters),
    ];

    private static (string Name, object? Value)[] Values(SessionMessage message) =>
    [
        ("$session", message.SessionId),
        ("$sequence", message.Sequence),
        ("$id", message.Id),
        ("$role", message.Role),
        ("$content", Encoding.UTF8.GetBytes(message.Content)),
        ("$created", Time(message.CreatedAt)),
        ("$actions", message.Actions is { } actions ? JsonSerializer.SerializeToUtf8Bytes(actions) : null),
    ];

    private static Session SessionOf(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        AgentId = row.GetString(1),
        Organisation = row.GetString(2),
        CreatedAt = Time(row.GetInt64(3)),
        UpdatedAt = Time(row.GetInt64(4)),
        EndedAt = row.IsDBNull(5) ? null : Time(row.GetInt64(5)),
        MessageCount = row.GetInt32(6),
        Characters = row.GetInt32(7),
    };

    private static SessionMessage MessageOf(SqliteDataReader row) => new()
    {
        SessionId = row.GetString(0),
        Sequence = row.GetInt32(1),
        Id = row.GetString(2),
        Role = row.GetString(3),
        Content = Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(4)),
        CreatedAt = Time(row.GetInt64(5)),
        Actions = row.IsDBNull(6) ? null : JsonSerializer.Deserialize<MessageActions>(row.GetFieldValue<byte[]>(6)),
    };

    private static long Time(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private static DateTimeOffset Time(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time);
}
